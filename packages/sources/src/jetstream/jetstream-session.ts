import { FetchStopped } from "@earshot/runtime/safe-fetch/fetch-code";
import type { WebSocket } from "ws";
import type { ReadingPosts } from "../bluesky/read-post-view.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";
import type { PollCode } from "../connector.ts";
import type { StreamDeps, StreamLimits, StreamSink } from "../stream.ts";
import { decodeFrame } from "./decode-frame.ts";
import type { Frame } from "./decode-frame.ts";
import { beginAt, isClamped, isTaken } from "./jetstream-cursor.ts";
import type { JetstreamCursor } from "./jetstream-cursor.ts";
import { eventOf } from "./jetstream-event.ts";
import type { JetstreamTarget } from "./jetstream-target.ts";

/** Why a connection ended. */
export interface Ended {
  code: PollCode;
  message: string;
  httpStatus: number | null;
  /** The cursor was refused: the server does not look back so far. */
  isTooOld: boolean;
}

export interface Session {
  socket: WebSocket;
  target: JetstreamTarget;
  host: string;
  /** The last event taken so far; null at the very beginning. Moves on as events come. */
  last: JetstreamCursor | null;
  /** When this connection opened, where it was the very first: nothing was told yet, and nothing after it may be lost. */
  begun: JetstreamCursor | null;
  /** Events that came over this connection. */
  events: number;
  /** The server said that it begins later than it was asked to. */
  isOutdated: boolean;
  reading: Omit<ReadingPosts, "now">;
}

/** Takes events from one connection until it ends, however it does. */
export async function listenOnce(
  session: Session,
  sink: StreamSink,
  deps: StreamDeps,
  { silenceMs }: StreamLimits,
): Promise<Ended> {
  const { socket } = session;
  let ended: Ended | null = null;
  const end = (given: Ended) => {
    ended ??= given;
    socket.terminate();
  };
  const stop = () => end(endOf("aborted", "stopped"));
  // Of a few accounts nothing may come for hours: then the server's answer to a ping is the sign of life.
  const isPatient = session.target.dids.length > 0;
  const watchdog = watch(socket, silenceMs, isPatient, (silentMs) =>
    end(endOf("timeout", `nothing came for ${Math.round(silentMs / 1000)} s`)),
  );

  function take(text: string): void {
    watchdog.heard();
    if (ended !== null) return;
    const failure = takeFrame(decodeFrame(text), session, sink, deps.now());
    if (failure !== null) return end(failure);
    const room = sink.room();
    if (room === null) return;
    watchdog.rest();
    socket.pause();
    void room.then(() => {
      watchdog.heard();
      if (ended === null) socket.resume();
    });
  }

  // oxlint-disable-next-line no-base-to-string -- one buffer, as `binaryType` is
  socket.on("message", (data, isBinary) => isBinary || take(data.toString()));
  socket.on("open", () => {
    if (session.last !== null) return;
    const now = deps.now();
    session.begun = beginAt(now, session.host, session.target.version);
    sink.moved(session.begun, now);
  });
  if (isPatient) socket.on("pong", watchdog.heard).on("open", sink.opened);
  socket.on("unexpected-response", (_request, response) => {
    void readBody(response).then((body) => end(refusalOf(response.statusCode ?? 0, body)));
  });
  socket.on("error", (error) => end(endOf(codeOf(error), error.message)));
  deps.signal.addEventListener("abort", stop, { once: true });
  if (deps.signal.aborted) stop();
  await new Promise<void>((resolve) => {
    socket.on("close", (code, reason) => {
      ended ??= endOf("connect", `closed by the server (${code}) ${reason.toString("utf8")}`.trim());
      resolve();
    });
  });
  watchdog.stop();
  deps.signal.removeEventListener("abort", stop);
  return ended ?? endOf("connect", "closed");
}

/** Calls when a connection is dead: half of the silence later it is asked for a sign of life. */
function watch(socket: WebSocket, silenceMs: number, isPatient: boolean, isDead: (silentMs: number) => void) {
  let heardAt = performance.now();
  let isResting = false;
  const timer = setInterval(() => {
    const silentMs = performance.now() - heardAt;
    if (isResting || silentMs < silenceMs / 2) return;
    if (silentMs >= silenceMs) isDead(silentMs);
    else if (isPatient && socket.readyState === socket.OPEN) socket.ping();
  }, silenceMs / 6);
  return {
    heard() {
      heardAt = performance.now();
      isResting = false;
    },
    /** Until it is heard again: nothing is read meanwhile. */
    rest() {
      isResting = true;
    },
    stop: () => clearInterval(timer),
  };
}

async function readBody(response: AsyncIterable<Buffer>): Promise<string> {
  let body = "";
  try {
    for await (const chunk of response) if (body.length < 10_000) body += chunk.toString("utf8");
  } catch {
    // What was said until then is all there is.
  }
  return body;
}

/** @returns why the connection is of no use any more; null while it is */
function takeFrame(frame: Frame, session: Session, sink: StreamSink, now: Date): Ended | null {
  if (frame.kind === "unreadable") return null;
  if (frame.kind === "info") {
    if (frame.name === "OutdatedCursor") session.isOutdated = true;
    return null;
  }
  if (frame.kind === "error") return endOf("service_error", `${frame.name}: ${frame.message}`);
  const { last, host, target } = session;
  if (session.events === 0) {
    sink.opened();
    noteClamp(session, frame.timeUs, sink, now);
  }
  session.events += 1;
  if (isTaken(last, frame, host)) return null;
  const event = eventOf(frame, { ...session.reading, now });
  if (event !== null && (event.kind !== "post" || sink.wants(event.post, event.isEdit))) sink.take(event);
  const { seq, timeUs } = frame;
  session.last = { seq, timeUs, host, version: target.version };
  sink.moved(session.last, new Date(timeUs / 1000));
  return null;
}

/** The first event of a connection tells whether the server could begin where it was asked to. */
function noteClamp(session: Session, firstUs: number, sink: StreamSink, now: Date): void {
  const { last, target, isOutdated } = session;
  if (last === null || firstUs <= last.timeUs) return;
  const isLate = isClamped(last.timeUs, firstUs, now.getTime() * 1000, target.dids.length === 0);
  if (isOutdated || isLate) sink.missed({ from: new Date(last.timeUs / 1000), to: new Date(firstUs / 1000) });
}

function refusalOf(status: number, body: string): Ended {
  const { error, message } = fieldsOf(parse(body));
  const said = [stringOf(error), stringOf(message)].filter((part) => part !== null).join(": ");
  return {
    code: "http_error",
    message: (said === "" ? `the server refused the stream (${status})` : said).slice(0, 300),
    httpStatus: status,
    isTooOld: error === "CursorTooOld",
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function endOf(code: PollCode, message: string): Ended {
  return { code, message: message.slice(0, 300), httpStatus: null, isTooOld: false };
}

/** Names and certificates fail with codes of their own, as do proxies. */
function codeOf(error: Error & { code?: unknown }): PollCode {
  if (error instanceof FetchStopped) return error.fetchCode;
  const code = typeof error.code === "string" ? error.code : "";
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return "dns";
  if (/CERT|TLS|SSL/.test(code)) return "tls";
  return /timed out/i.test(error.message) ? "timeout" : "connect";
}
