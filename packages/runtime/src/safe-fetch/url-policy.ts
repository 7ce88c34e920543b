import { isIP } from "node:net";
import { refusalOfAddress } from "./address-policy.ts";
import type { FetchFailure } from "./fetch-code.ts";

/** Where feeds are published; every other port needs the administrator's allow list. */
const openPorts: ReadonlySet<number> = new Set([80, 81, 443, 3000, 5000, 8000, 8008, 8080, 8081, 8443, 8888]);

const privateNames =
  /^(?:localhost|localdomain|metadata|broadcasthost)$|\.(?:localhost|localdomain|local|internal|intranet|lan|home\.arpa|onion|test|invalid)$/u;

export interface CheckedUrl {
  ok: true;
  url: URL;
  /** The administrator allowed this host and port: its addresses are not judged. */
  isAllowed: boolean;
}

/**
 * Writes an allow-list entry the way `checkUrl` compares it: lower case, port always given.
 * @returns null when the entry is not "host:port"
 */
export function readAllowedHost(entry: string): string | null {
  if (!/^[^\s/@?#]+:\d{1,5}$/u.test(entry.trim())) return null;
  try {
    return hostAndPort(new URL(`http://${entry.trim()}/`));
  } catch {
    return null;
  }
}

/**
 * Judges an address before anything is sent to it; run again for every redirect. A name passes here on its
 * spelling only: what it resolves to is judged inside the connection's own lookup, so that no second answer
 * of the resolver can differ from the judged one.
 * @param allowed entries as `readAllowedHost` writes them
 */
export function checkUrl(address: string | URL, allowed: ReadonlySet<string>): CheckedUrl | FetchFailure {
  const url = parse(address);
  if (!url) return { ok: false, code: "bad_url", message: "this is not a web address" };
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return refuse(`only http and https are fetched, not ${url.protocol}`);
  }
  if (url.username !== "" || url.password !== "") return refuse("an address with a name or password in it");
  url.hash = "";
  if (allowed.has(hostAndPort(url))) return { ok: true, url, isAllowed: true };
  const why = refusalOfHost(url.hostname) ?? refusalOfPort(portOf(url));
  return why === null ? { ok: true, url, isAllowed: false } : refuse(why);
}

/** Why a host is refused by its spelling alone; null where nothing speaks against it. */
export function refusalOfHost(hostname: string): string | null {
  const literal = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (isIP(literal) !== 0) return refusalOfAddress(literal);
  if (hostname.endsWith(".")) return `${hostname} ends with a dot`;
  if (privateNames.test(hostname)) return `${hostname} is a name of a private network`;
  return null;
}

function refusalOfPort(port: number): string | null {
  return openPorts.has(port) ? null : `port ${port} is not one that feeds are published on`;
}

function refuse(message: string): FetchFailure {
  return { ok: false, code: "refused_address", message };
}

function parse(address: string | URL): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** Host and port, the port always given: what an allow list holds and what a host's pace is counted by. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}
