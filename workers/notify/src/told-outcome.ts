import type { FetchOutcome } from "@earshot/runtime/safe-fetch/fetch-outcome";

/** What came of an attempt. `later` may come with the wait that the receiver asked for. */
export interface Attempted {
  outcome: "sent" | "later" | "failed" | "unknown";
  detail: string;
  /** What the receiver asked for, in milliseconds. */
  waitMs?: number;
}

/** Failures before anything was handed over: the receiver cannot have taken it. */
const neverSent: ReadonlySet<string> = new Set(["bad_url", "refused_address", "dns", "tls", "proxy"]);
const neverConnected = /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|Connect Timeout/i;

const detailCharsMax = 300;

/** What was said, on one line, without controls. */
export function saidText(body: Uint8Array | string): string {
  const text = typeof body === "string" ? body : new TextDecoder().decode(body.slice(0, 2_000));
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim()
    .slice(0, detailCharsMax);
}

/**
 * What the answer to a POST means: 2xx it was taken; 408, 425, 429 and 5xx it was not and may be tried again; what else is said is final. Without an
 * answer it depends on whether anything was handed over: nobody knows what became of the rest.
 */
export function attemptedBy(answer: FetchOutcome, now: Date): Attempted {
  if (!answer.ok) {
    const detail = saidText(`${answer.code}: ${answer.message}`);
    if (answer.code === "too_many_redirects")
      return { outcome: "failed", detail: "the address leads elsewhere" };
    const isClear = neverSent.has(answer.code) || neverConnected.test(answer.message);
    return { outcome: isClear ? "later" : "unknown", detail };
  }
  const { status } = answer;
  const said = saidText(answer.body);
  const detail = said === "" ? String(status) : `${status} ${said}`;
  if (status >= 200 && status < 300) return { outcome: "sent", detail };
  if (status === 429 || status === 408 || status === 425 || status >= 500) {
    const waitMs = retryAfterMs(answer.headers["retry-after"], now);
    return { outcome: "later", detail, ...(waitMs === null ? {} : { waitMs }) };
  }
  return { outcome: "failed", detail };
}

const waitMsMax = 6 * 3_600_000;

/** Seconds or a date (RFC 9110 § 10.2.3), in milliseconds from now; null for neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === "") return null;
  const ms = /^\s*\d{1,9}\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now.getTime();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), waitMsMax) : null;
}
