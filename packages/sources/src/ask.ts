import { readRetryAfter } from "@earshot/core/collect/poll-hints";
import type { FetchedResponse, FetchOptions } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { hostAndPort } from "@earshot/runtime/safe-fetch/url-policy";
import type { PollCode, PollDeps, PollFailure, Visit } from "./connector.ts";
import { statusText } from "./status-text.ts";

/** A failure with the answer that was no success, where there was one: many services give their reason in its body. */
export type Refusal = PollFailure & { response?: FetchedResponse };
export type Asked = { ok: true; response: FetchedResponse } | Refusal;
export type AskedJson = { ok: true; value: unknown; response: FetchedResponse } | Refusal;

/** The requests of one visit: keeps the pace between them and adds up what they took. */
export interface Asker {
  /** Any answer of success is `ok`; 304 too. */
  ask(url: string, options?: FetchOptions): Promise<Asked>;
  /** The same for a body of JSON; any other body is refused as `bad_response`. */
  askJson(url: string, options?: FetchOptions): Promise<AskedJson>;
  /** What the visit has taken so far. */
  visit(): Visit;
  /** A failure of this visit. */
  fail(code: PollCode, message: string, retryAfterMs?: number | null): PollFailure;
}

/** Longest piece of a foreign message that is kept. */
const messageCharsMax = 300;

/** @param minGapMs least time between two requests to one host; the first one's turn was taken before the visit */
export function createAsker(
  deps: Pick<PollDeps, "safeFetch" | "pace" | "now" | "signal">,
  minGapMs: number,
): Asker {
  const visit: Visit = { httpStatus: null, ms: 0, bytes: 0 };
  let isFirst = true;

  function fail(code: PollCode, message: string, retryAfterMs: number | null = null): PollFailure {
    return { ...visit, ok: false, code, message: message.slice(0, messageCharsMax), retryAfterMs };
  }

  async function ask(url: string, options: FetchOptions = {}): Promise<Asked> {
    if (!isFirst && !(await deps.pace(hostAndPort(new URL(url)), minGapMs)))
      return fail("timeout", "the host is too busy for one more request of this visit");
    isFirst = false;
    const begun = deps.now().getTime();
    const response = await deps.safeFetch(url, { signal: deps.signal, ...options });
    const answeredAt = deps.now();
    visit.ms += answeredAt.getTime() - begun;
    if (!response.ok) return fail(response.code, response.message);
    visit.httpStatus = response.status;
    visit.bytes += response.wireBytes;
    const isFine = (response.status >= 200 && response.status < 300) || response.status === 304;
    if (isFine) return { ok: true, response };
    const retryAfterMs = readRetryAfter(response.headers["retry-after"], answeredAt);
    return { ...fail("http_error", statusText(response.status), retryAfterMs), response };
  }

  async function askJson(url: string, options: FetchOptions = {}): Promise<AskedJson> {
    const headers = { accept: "application/json", ...options.headers };
    const asked = await ask(url, { ...options, headers });
    if (!asked.ok) return asked;
    const value = parseJson(asked.response);
    if (value === undefined) return fail("bad_response", `no JSON: ${start(asked.response)}`);
    return { ok: true, value, response: asked.response };
  }

  return { ask, askJson, visit: () => ({ ...visit }), fail };
}

/** Undefined when it is no JSON. */
export function parseJson(response: Pick<FetchedResponse, "body">): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return undefined;
  }
}

function start(response: FetchedResponse): string {
  return new TextDecoder().decode(response.body.subarray(0, 120)).replace(/\s+/g, " ").trim();
}
