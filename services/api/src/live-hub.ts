import type { FastifyReply } from "fastify";
import { liveEventSchema, type LiveEvent } from "@earshot/contract/live";
import { beginEvents } from "./event-stream.ts";

/** Who listens. */
export interface Listener {
  tokenHash: string;
  /** Whether the session still holds; asked with every heartbeat, since it may end in another process or by a new password. */
  mayStay: () => Promise<boolean>;
}

/** Hands live events to every open page. */
export interface LiveHub {
  publish(event: LiveEvent): void;
  /** Turns an answer into a stream of server-sent events that ends with the request, the listener's session or the hub. */
  attach(reply: FastifyReply, listener: Listener): void;
  /** Ends the streams of a session that ends here and now. */
  endSession(tokenHash: string): void;
  readonly pageCount: number;
  close(): Promise<void>;
}

/** Proxies drop a silent connection after 30 to 60 s, so a comment line is sent before that. */
const heartbeatMs = 15_000;

/** A page that reads slower than this loses its stream and asks again: one slow phone must not fill the memory. */
const bufferedBytesMax = 1_000_000;

export function createLiveHub(): LiveHub {
  const pages = new Map<FastifyReply, Listener>();
  const heartbeat = setInterval(() => {
    write(pages.keys(), ": still here\n\n");
    void sendAway(pages);
  }, heartbeatMs);
  heartbeat.unref();

  return {
    publish(event) {
      const checked = liveEventSchema.parse(event);
      write(pages.keys(), `event: ${checked.kind}\ndata: ${JSON.stringify(checked)}\n\n`);
    },
    attach(reply, listener) {
      const page = beginEvents(reply);
      // It may have left while its session was looked up, and would not say so again.
      if (page.destroyed) return;
      page.write("retry: 2000\n\n");
      pages.set(reply, listener);
      page.on("close", () => pages.delete(reply));
    },
    endSession(tokenHash) {
      for (const [page, listener] of pages) if (listener.tokenHash === tokenHash) page.raw.end();
    },
    get pageCount() {
      return pages.size;
    },
    async close() {
      clearInterval(heartbeat);
      for (const page of pages.keys()) page.raw.end();
      pages.clear();
    },
  };
}

/** A session that ended takes its open streams with it; one that cannot be looked up now is asked for again later. */
async function sendAway(pages: Map<FastifyReply, Listener>): Promise<void> {
  for (const [page, { mayStay }] of Array.from(pages)) {
    if (!(await mayStay().catch(() => true))) page.raw.end();
  }
}

function write(pages: Iterable<FastifyReply>, chunk: string): void {
  for (const page of pages) {
    if (page.raw.writableLength > bufferedBytesMax) page.raw.destroy();
    else page.raw.write(chunk);
  }
}
