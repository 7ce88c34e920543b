import type { JetEvent } from "./event-log.ts";

/** What a subscriber asked for. */
export interface Subscription {
  version: 1 | 2;
  collections: readonly string[];
  dids: readonly string[];
  /** Version 2 only; empty for all. */
  kinds: readonly string[];
  /** As given; null for the live end. */
  cursor: number | null;
}

export type Asked = { ok: true; subscription: Subscription } | { ok: false; error: string; message: string };

const kindNames = ["commit", "identity", "account", "sync"];
const subscribePath = "/subscribe";
const eventsPath = "/xrpc/network.bsky.jetstream.subscribeEvents";

/** Reads the address of a subscription; null for one that is none. */
export function readSubscription(path: string, query: URLSearchParams): Asked | null {
  if (path !== subscribePath && path !== eventsPath) return null;
  const version = path === subscribePath ? 1 : 2;
  const [collections, dids] =
    version === 1
      ? [query.getAll("wantedCollections"), query.getAll("wantedDids")]
      : [query.getAll("collections"), query.getAll("dids")];
  const kinds = version === 2 ? query.getAll("kinds") : [];
  const given = query.get("cursor");
  if (given !== null && !/^\d{1,16}$/.test(given)) return invalid("invalid cursor");
  if (dids.length > 10_000) return invalid("too many wanted DIDs");
  if (collections.length > 100) return invalid("too many wanted collections");
  if (kinds.some((kind) => !kindNames.includes(kind))) return invalid("unknown kind");
  if (kinds.length > 0 && !kinds.includes("commit") && collections.length > 0)
    return invalid("collections without commits could never apply");
  const cursor = given === null ? null : Number(given);
  return { ok: true, subscription: { version, collections, dids, kinds, cursor } };
}

function invalid(message: string): Asked {
  return { ok: false, error: "InvalidRequest", message };
}

export function isWanted(event: JetEvent, { collections, dids, kinds }: Subscription): boolean {
  if (dids.length > 0 && !dids.includes(event.did)) return false;
  if (kinds.length > 0 && !kinds.includes(event.kind)) return false;
  if (event.kind !== "commit" || collections.length === 0) return true;
  return collections.some((one) =>
    one.endsWith(".*") ? event.collection.startsWith(one.slice(0, -1)) : event.collection === one,
  );
}

/** The event as the version of the subscription writes it. */
export function writeEvent(event: JetEvent, version: 1 | 2): string {
  return JSON.stringify(version === 1 ? firstVersion(event) : secondVersion(event));
}

function firstVersion(event: JetEvent): unknown {
  const head = { did: event.did, time_us: event.timeUs, kind: event.kind };
  const time = new Date(event.timeUs / 1000).toISOString();
  if (event.kind === "identity")
    return { ...head, identity: { did: event.did, handle: event.handle, seq: event.seq, time } };
  if (event.kind === "account") {
    const { active, status } = event;
    return {
      ...head,
      account: { active, did: event.did, seq: event.seq, ...(status ? { status } : {}), time },
    };
  }
  return { ...head, commit: { rev: revOf(event), ...commitOf(event) } };
}

function secondVersion(event: JetEvent): unknown {
  const head = {
    $type: `network.bsky.jetstream.subscribeEvents#${event.kind}`,
    seq: event.seq,
    did: event.did,
    time: microsecondsIso(event.timeUs),
  };
  const upstream = { did: event.did, seq: event.seq * 7, time: head.time };
  if (event.kind === "identity") return message({ ...head, identity: { ...upstream, handle: event.handle } });
  if (event.kind === "account") {
    const { active, status } = event;
    return message({ ...head, account: { ...upstream, active, ...(status ? { status } : {}) } });
  }
  return message({ ...head, rev: revOf(event), ...commitOf(event) });
}

function message(payload: object): unknown {
  return { $type: "message", payload };
}

function commitOf(event: Extract<JetEvent, { kind: "commit" }>): object {
  const { operation, collection, rkey } = event;
  const place = { operation, collection, rkey };
  return event.operation === "delete" ? place : { ...place, record: event.record, cid: event.cid };
}

function revOf({ seq }: JetEvent): string {
  return `3m${seq.toString(36).padStart(11, "2")}`;
}

function microsecondsIso(timeUs: number): string {
  const rest = String(timeUs % 1000).padStart(3, "0");
  return new Date(Math.floor(timeUs / 1000)).toISOString().replace("Z", `${rest}Z`);
}

export function infoFrame(name: string, text: string): string {
  return JSON.stringify(
    message({ $type: "network.bsky.jetstream.subscribeEvents#info", name, message: text }),
  );
}

export function errorFrame(error: string, text: string): string {
  return JSON.stringify({ $type: "error", error, message: text });
}
