import type { FastifyReply } from "fastify";
import { liveEventSchema, type LiveEvent } from "@earshot/contract/live";

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
      reply.hijack();
      reply.raw.writeHead(200, {
        ...stringHeaders(reply),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      reply.raw.write("retry: 2000\n\n");
      pages.set(reply, listener);
      reply.raw.on("close", () => pages.delete(reply));
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

function stringHeaders(reply: FastifyReply): Record<string, string> {
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(headers) as Record<string, string>;
}
