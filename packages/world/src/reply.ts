import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";

/** An answer as a value: routes decide on it, `sendReply` carries it out. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** Bytes, or a source of chunks that may never end. */
  body: Uint8Array | (() => Iterable<Uint8Array>);
  /** Compress chunks on the way out, whatever the caller accepts. */
  isGzipped?: boolean;
  /** After the body: hold the connection open and say nothing more, or break it. An ordinary end by default. */
  ending?: "silence" | "break";
}

/** A page or message in UTF-8. */
export function textReply(status: number, contentType: string, text: string): Reply {
  return {
    status,
    headers: { "content-type": `${contentType}; charset=utf-8` },
    body: Buffer.from(text, "utf8"),
  };
}

/** The reply with its body gzipped. */
export function gzipReply(reply: Reply): Reply {
  if (typeof reply.body === "function" || reply.body.length === 0) return reply;
  return {
    ...reply,
    headers: { ...reply.headers, "content-encoding": "gzip" },
    body: gzipSync(reply.body),
  };
}

/** Sends the reply. Resolves also when the caller hangs up halfway: for a server of hostile bodies that is usual. */
export async function sendReply(
  reply: Reply,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (response.destroyed) return;
  const isWhole = typeof reply.body !== "function" && reply.ending === undefined && reply.status !== 304;
  const length = isWhole ? { "content-length": String(reply.body.length) } : {};
  response.writeHead(reply.status, { ...length, ...reply.headers });
  if (request.method === "HEAD" || reply.status === 304) {
    response.end();
    return;
  }
  const chunks = typeof reply.body === "function" ? reply.body() : [reply.body];
  const source = Readable.from(chunks, { objectMode: false });
  const end = reply.ending === undefined;
  try {
    if (reply.isGzipped === true) await pipeline(source, createGzip(), response, { end });
    else await pipeline(source, response, { end });
  } catch {
    response.destroy();
    return;
  }
  // A broken connection must first deliver what was written, or the caller sees no body at all.
  if (reply.ending === "break") response.write("", () => response.socket?.destroySoon());
}
