import type { FastifyReply } from "fastify";
import { liveEventSchema, type LiveEvent } from "@earshot/contract/live";

/** Hands live events to every open page. */
export interface LiveHub {
  publish(event: LiveEvent): void;
  /** Turns an answer into a stream of server-sent events that ends with the request or the hub. */
  attach(reply: FastifyReply): void;
  readonly pageCount: number;
  close(): Promise<void>;
}

/** Proxies drop a silent connection after 30 to 60 s, so a comment line is sent before that. */
const heartbeatMs = 15_000;

/** A page that reads slower than this loses its stream and asks again: one slow phone must not fill the memory. */
const bufferedBytesMax = 1_000_000;

export function createLiveHub(): LiveHub {
  const pages = new Set<FastifyReply>();
  const heartbeat = setInterval(() => write(pages, ": still here\n\n"), heartbeatMs);
  heartbeat.unref();

  return {
    publish(event) {
      const checked = liveEventSchema.parse(event);
      write(pages, `event: ${checked.kind}\ndata: ${JSON.stringify(checked)}\n\n`);
    },
    attach(reply) {
      reply.hijack();
      reply.raw.writeHead(200, {
        ...stringHeaders(reply),
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      reply.raw.write("retry: 2000\n\n");
      pages.add(reply);
      reply.raw.on("close", () => pages.delete(reply));
    },
    get pageCount() {
      return pages.size;
    },
    async close() {
      clearInterval(heartbeat);
      for (const page of pages) page.raw.end();
      pages.clear();
    },
  };
}

function write(pages: Set<FastifyReply>, chunk: string): void {
  for (const page of pages) {
    if (page.raw.writableLength > bufferedBytesMax) page.raw.destroy();
    else page.raw.write(chunk);
  }
}

function stringHeaders(reply: FastifyReply): Record<string, string> {
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(headers) as Record<string, string>;
}
