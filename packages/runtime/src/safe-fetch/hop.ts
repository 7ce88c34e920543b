import type { FetchOptions } from "./fetch-outcome.ts";

/** One request of a redirect chain. */
export interface Hop {
  url: string;
  method: NonNullable<FetchOptions["method"]>;
  headers: Record<string, string>;
  body: FetchOptions["body"];
}

const followed: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const neverSent: ReadonlySet<string> = new Set(["cookie", "referer", "host", "connection", "content-length"]);
const secret: ReadonlySet<string> = new Set(["authorization", "proxy-authorization", "x-api-key"]);

/** Where repeated headers must not be joined: the first one counts. */
const singular: ReadonlySet<string> = new Set([
  "etag",
  "last-modified",
  "location",
  "content-type",
  "content-length",
  "retry-after",
]);

/** Headers of the caller in lower case, without those that would track or confuse. */
export function permittedHeaders(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !neverSent.has(name)),
  );
}

/** One string per response header; Set-Cookie is not even looked at. */
export function readHeaders(raw: Record<string, string | string[] | undefined>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || name === "set-cookie" || name === "__proto__") continue;
    if (typeof value === "string") headers[name] = value;
    else headers[name] = singular.has(name) ? (value[0] ?? "") : value.join(", ");
  }
  return headers;
}

/**
 * The request that a redirect asks for (RFC 9110 § 15.4); null when the answer is final. What could sign the
 * caller in stays behind when the origin changes.
 * @param location header bytes as latin1; many servers write UTF-8 there
 */
export function nextHop(hop: Hop, from: URL, status: number, location: string | undefined): Hop | null {
  if (!followed.has(status) || location === undefined || location.trim() === "") return null;
  const target = resolveLocation(location, from);
  const dropsBody = status === 303 || (hop.method === "POST" && (status === 301 || status === 302));
  const isSameOrigin = target !== null && target.origin === from.origin;
  const headers = Object.entries(hop.headers).filter(([name]) => {
    if (!isSameOrigin && secret.has(name)) return false;
    return !(dropsBody && name.startsWith("content-"));
  });
  return {
    url: target?.href ?? location,
    method: dropsBody && hop.method !== "HEAD" ? "GET" : hop.method,
    headers: Object.fromEntries(headers),
    body: dropsBody ? undefined : hop.body,
  };
}

function resolveLocation(location: string, from: URL): URL | null {
  const bytes = Uint8Array.from(location, (letter) => letter.charCodeAt(0) & 0xff);
  const decoded = new TextDecoder().decode(bytes);
  try {
    return new URL(decoded.includes("\uFFFD") ? location : decoded, from);
  } catch {
    return null;
  }
}
