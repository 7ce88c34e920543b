import { hostileReply } from "./hostile.ts";
import type { Reply } from "./reply.ts";

/** How a source is to fail until told otherwise. Given together: the delay first, then the first of the others. */
export interface Fault {
  /** Wait so long before answering at all. */
  delayMs?: number;
  /** Break the connection without an answer. */
  drop?: boolean;
  redirectTo?: string;
  /** Answer like `/hostile/<name>`: "endless", "gzip-bomb", "error-page", "gone" … */
  hostile?: string;
  status?: number;
  body?: string;
  contentType?: string;
  /** For `Retry-After` and the like. */
  headers?: Record<string, string>;
}

/** What a faulty source answers; null where the fault is only a delay and the ordinary answer follows. */
export function faultReply(fault: Fault): Reply | null {
  if (fault.drop === true) {
    return { status: 200, headers: {}, body: Buffer.alloc(0), ending: "break" };
  }
  const headers = fault.headers ?? {};
  if (fault.redirectTo !== undefined) {
    return {
      status: fault.status ?? 302,
      headers: { ...headers, location: fault.redirectTo },
      body: Buffer.alloc(0),
    };
  }
  if (fault.hostile !== undefined) {
    const reply = hostileReply(fault.hostile, new URLSearchParams());
    if (reply === null) throw new Error(`no such hostile answer: ${fault.hostile}`);
    return reply;
  }
  if (fault.status === undefined && fault.body === undefined) return null;
  return {
    status: fault.status ?? 200,
    headers: { "content-type": fault.contentType ?? "text/html; charset=utf-8", ...headers },
    body: Buffer.from(fault.body ?? "", "utf8"),
  };
}
