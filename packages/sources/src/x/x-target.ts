/** What of X is read. */
export type XTarget = { kind: "user"; name: string } | { kind: "search"; query: string };

const hostPattern = /^(?:(?:www|mobile)\.)?(?:x|twitter)\.com$/;
/** Paths that are no accounts. */
const reserved: ReadonlySet<string> = new Set([
  "home",
  "explore",
  "search",
  "hashtag",
  "i",
  "intent",
  "settings",
  "share",
  "messages",
  "notifications",
  "login",
  "tos",
  "privacy",
  "jobs",
]);
/** Longest query of a recent search. */
const queryMax = 512;

/** Reads the address of an account, a search or a hashtag; null for anything else. */
export function readXTarget(address: string): XTarget | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !hostPattern.test(url.hostname)) return null;
  const [first = "", second = ""] = url.pathname.split("/").filter((part) => part !== "");
  if (first === "search") return search(url.searchParams.get("q")?.trim() ?? "");
  if (first === "hashtag")
    return URL.canParse(address) && second !== "" ? search(`#${decoded(second)}`) : null;
  const name = first.replace(/^@/, "");
  return /^\w{1,15}$/.test(name) && !reserved.has(name.toLowerCase()) ? { kind: "user", name } : null;
}

function search(query: string): XTarget | null {
  return query === "" || query.length > queryMax ? null : { kind: "search", query };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
