import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { WorldPost } from "../../world-post.ts";
import { cidOf, didOf, handleOf, recordOf, rkeyOf } from "../bluesky/post-view.ts";
import { createEventLog } from "./event-log.ts";
import type { EventLog, JetChange } from "./event-log.ts";
import { errorFrame, infoFrame, isWanted, readSubscription, writeEvent } from "./wire.ts";
import type { Subscription } from "./wire.ts";

/** A Jetstream of the world, version 1 and 2, at `/net/jetstream/stream/…`. What Bluesky publishes appears in it at once. */
export interface Jetstream {
  /** Takes a request to upgrade. False when it is not for a Jetstream. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** Tells that a post of Bluesky was published, changed or taken away. */
  changed: (operation: "create" | "update" | "delete", post: WorldPost, at: Date) => void;
  /** Adds any event: a closed account, a post of somebody whom the world does not know. */
  append: (did: string, change: JetChange) => void;
  /** Forgets events, as a Jetstream does after some hours: the oldest kept is then the last but `kept`. */
  forget: (kept: number) => void;
  /** Says nothing to anybody until called with false; connections stay open. */
  hush: (isHushed: boolean) => void;
  /** Breaks all connections; with a reason, says it before. */
  cut: (error?: string) => void;
  listeners: () => number;
  close: () => void;
}

const collection = "app.bsky.feed.post";
/** Events written before others get a turn, and bytes that wait in a connection at most. */
const eventsPerTurn = 500;
const waitingBytesMax = 1_000_000;
/** Cursors below it are numbers of events, others microseconds. */
const timestampsFrom = 1e15;

export function createJetstream(deps: {
  now: () => Date;
  byId: (id: string) => WorldPost | null;
}): Jetstream {
  const log = createEventLog();
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  const wakers = new Map<WebSocket, () => void>();
  let isHushed = false;

  return {
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://world");
      const path = /^\/net\/jetstream\/stream(\/.*)$/.exec(url.pathname)?.[1];
      const asked = path === undefined ? null : readSubscription(path, url.searchParams);
      if (asked === null) return false;
      if (!asked.ok) return refuse(socket, asked.error, asked.message);
      const start = startOf(log, asked.subscription);
      if ("tooOld" in start) return refuse(socket, "CursorTooOld", start.tooOld);
      server.handleUpgrade(request, socket, head, (opened) => {
        if (start.note !== null) opened.send(infoFrame("OutdatedCursor", start.note));
        const wake = serve(log, opened, asked.subscription, { at: start.at, isHushed: () => isHushed });
        wakers.set(opened, wake);
        opened.on("close", () => wakers.delete(opened));
      });
      return true;
    },
    changed(operation, post, at) {
      const place = { kind: "commit", collection, rkey: rkeyOf(post) } as const;
      const did = didOf(handleOf(post));
      if (operation === "delete") log.append(did, { ...place, operation }, at);
      else log.append(did, { ...place, operation, record: recordOf(post, deps.byId), cid: cidOf(post) }, at);
    },
    append: (did, change) => void log.append(did, change, deps.now()),
    forget: (kept) => log.forgetBefore(log.end() - kept),
    hush(given) {
      isHushed = given;
      for (const wake of wakers.values()) wake();
    },
    cut(error) {
      for (const socket of server.clients) {
        if (error !== undefined) socket.send(errorFrame(error, "the connection ends"));
        if (error === undefined) socket.terminate();
        else socket.close();
      }
    },
    listeners: () => wakers.size,
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/**
 * Writes what was asked for to a subscriber, from its place on, as fast as it is read.
 * @returns looks whether there is something to write
 */
function serve(
  log: EventLog,
  socket: WebSocket,
  subscription: Subscription,
  from: { at: number; isHushed: () => boolean },
): () => void {
  let { at } = from;
  let isBusy = false;
  const write = (): void => {
    isBusy = false;
    if (from.isHushed() || socket.readyState !== socket.OPEN) return;
    const events = log.from(at, eventsPerTurn);
    at += events.length;
    for (const event of events)
      if (isWanted(event, subscription)) socket.send(writeEvent(event, subscription.version));
    if (at < log.end()) wake();
  };
  const wake = (): void => {
    if (isBusy) return;
    isBusy = true;
    if (socket.bufferedAmount < waitingBytesMax) setImmediate(write);
    else setTimeout(write, 5);
  };
  const stop = log.listen(wake);
  socket.on("error", () => socket.terminate());
  socket.on("close", stop);
  wake();
  return wake;
}

/** Where a subscription begins; an error for a number that is not kept any more. */
function startOf(
  log: EventLog,
  { version, cursor }: Subscription,
): { at: number; note: string | null } | { tooOld: string } {
  const floor = log.floor();
  if (cursor === null) return { at: log.end(), note: null };
  const isTime = cursor >= timestampsFrom;
  const isOld = floor !== null && cursor < (isTime ? floor.timeUs : floor.seq);
  if (isOld && version === 2 && !isTime)
    return { tooOld: `cursor ${cursor} is below the floor ${floor.seq}` };
  const at = log.indexOf(isTime ? { timeUs: cursor } : { seq: cursor });
  return { at, note: isOld && version === 2 ? `resumed from ${floor.seq}` : null };
}

/** Before the upgrade errors are answers of HTTP. */
function refuse(socket: Duplex, error: string, message: string): true {
  const body = JSON.stringify({ error, message });
  const head = [
    "HTTP/1.1 400 Bad Request",
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  return true;
}
