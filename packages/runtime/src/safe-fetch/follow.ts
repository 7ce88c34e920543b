import type { Dispatcher } from "undici";
import type { FetchFailure } from "./fetch-code.ts";
import type { FetchLimits, FetchListener, FetchOutcome, FetchRedirect } from "./fetch-outcome.ts";
import { nextHop, readHeaders } from "./hop.ts";
import type { Hop } from "./hop.ts";
import { readBody } from "./read-body.ts";
import type { Timers } from "./timers.ts";
import type { CheckedUrl } from "./url-policy.ts";

export interface Transport {
  /** Judges an address; asked for every hop. */
  check: (url: string) => CheckedUrl | FetchFailure;
  send: (target: CheckedUrl, hop: Hop, signal: AbortSignal) => Promise<Dispatcher.ResponseData>;
}

/**
 * Sends a request and follows its redirects by hand, judging every address anew.
 * @throws whatever the transport, a timer or a decompressor throws
 */
export async function follow(
  first: Hop,
  transport: Transport,
  limits: FetchLimits & FetchListener,
  timers: Timers,
): Promise<FetchOutcome> {
  const redirects: FetchRedirect[] = [];
  let hop = first;
  while (redirects.length <= limits.maxRedirects) {
    const target = transport.check(hop.url);
    if (!target.ok) return target;
    timers.touch();
    const response = await transport.send(target, hop, timers.signal);
    timers.touch();
    const headers = readHeaders(response.headers);
    const next = nextHop(hop, target.url, response.statusCode, headers.location);
    if (!next) {
      const received = await receive(response, headers, limits, timers);
      return received.ok ? { ...received, finalUrl: target.url.href, redirects } : received;
    }
    discard(response);
    redirects.push({ status: response.statusCode, url: next.url });
    hop = next;
  }
  const message = `more than ${limits.maxRedirects} redirects, the last to ${hop.url.slice(0, 200)}`;
  return { ok: false, code: "too_many_redirects", message };
}

async function receive(
  response: Dispatcher.ResponseData,
  headers: Record<string, string>,
  limits: FetchLimits & FetchListener,
  timers: Timers,
): Promise<FetchOutcome> {
  const announced = Number(headers["content-length"] ?? "0");
  if (announced > limits.maxBytes && hasBody(response)) {
    discard(response);
    const message = `${announced} bytes announced, at most ${limits.maxBytes} are read`;
    return { ok: false, code: "too_large", message };
  }
  limits.onAnswer?.(response.statusCode, headers);
  const read = await readBody(response.body, headers["content-encoding"] ?? "", {
    maxBytes: limits.maxBytes,
    onProgress: timers.touch,
    onBytes: limits.onBytes,
  });
  return { ok: true, status: response.statusCode, headers, ...read, finalUrl: "", redirects: [] };
}

/** A 304 repeats the Content-Length of what it does not send (RFC 9110 § 8.6). */
function hasBody(response: Dispatcher.ResponseData): boolean {
  return response.statusCode !== 304 && response.statusCode !== 204;
}

/** Hangs up instead of reading what nobody wants. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on("error", () => {});
  response.body.destroy();
}
