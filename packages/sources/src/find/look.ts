import { permanentTarget } from "@earshot/core/collect/redirect";
import type { PollCode } from "../connector.ts";
import { bytesToText } from "../feed/bytes-to-text.ts";
import type { FeedReading } from "../feed/feed-reading.ts";
import type { Door } from "../source-door.ts";
import { mayFetch } from "../robots/may-fetch.ts";
import { statusText } from "../status-text.ts";

/** What stands at an address. */
export type Look =
  | { kind: "feed"; url: string; reading: Extract<FeedReading, { ok: true }> }
  | { kind: "page"; url: string; html: string }
  | Missed;

export interface Missed {
  kind: "failed";
  url: string;
  code: Exclude<PollCode, "reader_timeout">;
  message: string;
  /** Of the answer, where one came that was no success. */
  httpStatus: number | null;
}

const accept =
  "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html;q=0.9, " +
  "application/xhtml+xml;q=0.9, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

/**
 * Fetches one address and says whether a feed, a page or nothing readable is there. Never throws.
 * @param isFeed the address is that of a feed by all that is known, so that robots.txt need not be asked
 */
export async function lookAt(url: string, door: Door, now: Date, isFeed: boolean): Promise<Look> {
  if (!isFeed) {
    const verdict = await mayFetch(url, { ...door, now: () => now });
    if (!verdict.ok) return missed(url, withoutReader(verdict.code), verdict.message, verdict.httpStatus);
  }
  const response = await door.safeFetch(url, { headers: { accept }, signal: door.signal });
  if (!response.ok) return missed(url, response.code, response.message);
  const { status } = response;
  if (status < 200 || status > 299) return missed(url, "http_error", statusText(status), status);
  const contentType = response.headers["content-type"] ?? null;
  const reading = await door.readFeed({
    bytes: response.body,
    contentType,
    url: response.finalUrl,
    now,
    namespace: url,
  });
  const kept = permanentTarget(url, response.redirects) ?? url;
  if (reading.ok) return { kind: "feed", url: kept, reading };
  const { code, message } = reading;
  if (code !== "not_a_feed") return missed(url, code, message);
  const html = bytesToText(response.body, contentType).text;
  if (/<html[\s>]|<!doctype\s+html|<head[\s>]|<body[\s>]/i.test(html.slice(0, 20_000)))
    return { kind: "page", url: response.finalUrl, html };
  return missed(url, code, message);
}

function missed(
  url: string,
  code: Missed["code"],
  message: string,
  httpStatus: number | null = null,
): Missed {
  return { kind: "failed", url, code, message, httpStatus };
}

/** No reader is asked about robots.txt; the type does not know. */
function withoutReader(code: PollCode): Exclude<PollCode, "reader_timeout"> {
  return code === "reader_timeout" ? "timeout" : code;
}
