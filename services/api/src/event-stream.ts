import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";

/** An answer that comes in events while it is made. */
export interface EventStream {
  send(kind: string, facts: object): void;
  /** The last event, and the end. */
  end(kind: string, facts: object): void;
  /** Aborts when the reader leaves before the end. */
  left: AbortSignal;
}

/** Makes server-sent events of the answer to a request. From then on nothing else can be answered; `destroyed` tells of a reader who left already. */
export function beginEvents(reply: FastifyReply): ServerResponse {
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => typeof value === "string");
  reply.hijack();
  return reply.raw.writeHead(200, {
    ...(Object.fromEntries(headers) as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
}

/** An answer in events that ends when all is said. */
export function openEventStream(reply: FastifyReply): EventStream {
  const left = new AbortController();
  const raw = beginEvents(reply);
  if (raw.destroyed) left.abort();
  raw.on("close", () => {
    if (!raw.writableFinished) left.abort();
  });
  const write = (kind: string, facts: object): void => {
    if (!raw.writable) return;
    raw.write(`event: ${kind}\ndata: ${JSON.stringify(facts)}\n\n`);
  };
  return {
    send: write,
    end(kind, facts) {
      write(kind, facts);
      raw.end();
    },
    left: left.signal,
  };
}
