/** One line of robots.txt that concerns us. */
export interface RobotsRule {
  isAllowed: boolean;
  /** Percent-encoded in one way; `*` stands for anything, `$` at the end for the end. */
  pattern: string;
}

/** As much of a file as RFC 9309 § 2.5 asks a reader to take. */
export const robotsBytesMax = 512_000;
/** Beyond these a file is not meant for reading. */
const rulesMax = 2_000;
const patternCharsMax = 1_000;

/**
 * Reads robots.txt (RFC 9309 § 2.2): all groups that name us together; where none does, those for everybody.
 * @param token the name of our program as it stands in such files, without version
 * @returns rules in the order of the file; none means that everything may be read
 */
export function readRobots(text: string, token: string): RobotsRule[] {
  const ours: RobotsRule[] = [];
  const everybodys: RobotsRule[] = [];
  let agents: string[] = [];
  let isNamed = false;
  let isHead = false;
  for (const line of text.replace(/^\uFEFF/u, "").split(/\r\n|\r|\n/u)) {
    const { key, value } = readLine(line);
    if (key === "user-agent") {
      // Lines in a row name several programs for the same group; any other line of rules ends the head.
      if (!isHead) agents = [];
      isHead = true;
      agents.push(readToken(value));
      isNamed ||= agents.at(-1) === token.toLowerCase();
    }
    if (key !== "allow" && key !== "disallow") continue;
    isHead = false;
    if (value === "" || value.length > patternCharsMax) continue;
    const rule = { isAllowed: key === "allow", pattern: encodePattern(value) };
    if (agents.includes(token.toLowerCase()) && ours.length < rulesMax) ours.push(rule);
    if (agents.includes("*") && everybodys.length < rulesMax) everybodys.push(rule);
  }
  return isNamed ? ours : everybodys;
}

/**
 * Whether an address may be read (RFC 9309 § 2.2.2): the longest rule that fits decides, `allow` among equals.
 * @param url absolute; its host is not looked at
 */
export function isAllowed(rules: readonly RobotsRule[], url: string): boolean {
  const { pathname, search } = new URL(url);
  if (pathname === "/robots.txt") return true;
  const path = encodePath(pathname + search);
  let best: RobotsRule | null = null;
  for (const rule of rules) {
    if (best !== null && rule.pattern.length < best.pattern.length) continue;
    if (best !== null && rule.pattern.length === best.pattern.length && !rule.isAllowed) continue;
    if (fits(rule.pattern, path)) best = rule;
  }
  return best?.isAllowed ?? true;
}

function readLine(line: string): { key: string; value: string } {
  const content = line.replace(/#.*$/u, "");
  const colon = content.indexOf(":");
  if (colon < 0) return { key: "", value: "" };
  return { key: content.slice(0, colon).trim().toLowerCase(), value: content.slice(colon + 1).trim() };
}

function readToken(value: string): string {
  return value.startsWith("*") ? "*" : (/^[a-z_-]+/iu.exec(value)?.[0] ?? "").toLowerCase();
}

/** Every piece between stars is looked for at its earliest place, which suffices since stars take anything. */
function fits(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith("$");
  const pieces = (isAnchored ? pattern.slice(0, -1) : pattern).split("*");
  const [first = "", ...rest] = pieces;
  if (!path.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return !isAnchored || path.length === first.length;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return isAnchored ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0;
}

/** A dollar that is not the end of the pattern stands for itself. */
function encodePattern(pattern: string): string {
  const isAnchored = pattern.endsWith("$");
  const body = isAnchored ? pattern.slice(0, -1) : pattern;
  return encode(body).replaceAll("$", "%24") + (isAnchored ? "$" : "");
}

function encodePath(path: string): string {
  return encode(path).replaceAll("*", "%2A").replaceAll("$", "%24");
}

/** Octets in one spelling: unreserved ones plain, others beyond ASCII and those that were encoded as upper-case hexadecimals. */
function encode(text: string): string {
  const ascii = text.toWellFormed().replace(/[^\u0021-\u007e]+/gu, (some) => encodeURIComponent(some));
  return ascii.replace(/%[0-9a-f]{2}/giu, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[\w.~-]/u.test(character) ? character : octet.toUpperCase();
  });
}
