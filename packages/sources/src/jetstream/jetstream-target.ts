/** A Jetstream, as a source names it. */
export interface JetstreamTarget {
  /** Host with its port, where it has one. */
  host: string;
  isSecure: boolean;
  /** 1 for "/subscribe", 2 for the lexicon `network.bsky.jetstream.subscribeEvents`. */
  version: 1 | 2;
  /** Accounts that are listened to; all of them when empty. */
  dids: string[];
}

export const eventsPath = "/xrpc/network.bsky.jetstream.subscribeEvents";
const didsMax = 10_000;

/**
 * Reads the address of a Jetstream: "https://jetstream2.us-east.bsky.network/subscribe", the address of the second version, or a bare host whose name begins
 * with "jetstream". `wss:` and `https:` mean the same. `wantedDids` or `dids` narrow it down to accounts.
 */
export function readJetstreamTarget(url: string): JetstreamTarget | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, hostname, pathname, searchParams } = new URL(url);
  const scheme = /^(?:ws|http)(s?):$/.exec(protocol);
  if (scheme === null || host === "") return null;
  const path = pathname.replace(/\/$/, "");
  const version = path === eventsPath ? 2 : path === "/subscribe" ? 1 : null;
  const isBare = path === "" && /^jetstream[\w-]*\./.test(hostname);
  if (version === null && !isBare) return null;
  const given = [...searchParams.getAll("wantedDids"), ...searchParams.getAll("dids")];
  const dids = given.filter((did) => /^did:[a-z]+:[\w.:%-]+$/.test(did)).slice(0, didsMax);
  return { host, isSecure: scheme[1] === "s", version: version ?? 1, dids: [...new Set(dids)] };
}
