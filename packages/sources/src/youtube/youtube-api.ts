import { parseJson } from "../ask.ts";
import type { Asker } from "../ask.ts";
import { serviceUrl } from "../access.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { pacificDay } from "./pacific-day.ts";

/** A day's units of one key, and calls of the search, which has a bucket of its own (developers.google.com, September 2026). */
const unitsPerDay = 10_000;
const searchesPerDay = 100;

/** Ids or results in one request. */
export const videosMax = 50;
export const commentsMax = 100;

export type ApiAnswer = { ok: true; fields: Fields } | ApiFailure;
export interface ApiFailure extends PollFailure {
  /** The service's own name of what is wrong: "quotaExceeded", "commentsDisabled" …; null where it was not asked or gave none. */
  reason: string | null;
}

/** The Data API, version 3. Each request costs a unit of the day's quota, wrong ones too. */
export interface YoutubeApi {
  get(method: string, params: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

/** Null without a key: then there is no API. */
export function openYoutubeApi(
  source: PollSource,
  deps: Pick<PollDeps, "quota" | "now">,
  asker: Asker,
): YoutubeApi | null {
  const key = source.access.secret("key");
  if (key === null) return null;
  const base = `${serviceUrl(source.access, "api")}/youtube/v3`;
  return {
    async get(method, params) {
      const isSearch = method === "search";
      const day = pacificDay(deps.now());
      const window = { ...day, limit: isSearch ? searchesPerDay : unitsPerDay };
      const spent = await deps.quota.spend(isSearch ? "youtube-search" : "youtube", 1, window);
      if (!spent.ok) {
        const what = isSearch ? `${searchesPerDay} searches` : `${unitsPerDay} units`;
        return overQuota(asker, `the day's ${what} of the key are used up`, spent.resetAt, deps.now());
      }
      const query = new URLSearchParams({ ...params, key });
      const asked = await asker.askJson(`${base}/${method}?${query.toString()}`);
      if (asked.ok) return { ok: true, fields: fieldsOf(asked.value) };
      const { response, ...failure } = asked;
      if (response === undefined || failure.code !== "http_error") return { ...failure, reason: null };
      return judgeError(asker, failure, fieldsOf(fieldsOf(parseJson(response))["error"]), {
        resetAt: day.resetAt,
        now: deps.now(),
      });
    },
  };
}

function overQuota(asker: Asker, message: string, resetAt: Date, now: Date): ApiFailure {
  return { ...asker.fail("over_quota", message, resetAt.getTime() - now.getTime()), reason: "quotaExceeded" };
}

/** The key is at fault, not the request: its project lacks the API, or it is tied to another address. */
const keyReasons: ReadonlySet<string> = new Set([
  "keyInvalid",
  "keyExpired",
  "accessNotConfigured",
  "ipRefererBlocked",
  "forbidden",
  "authError",
]);
const goneReasons: ReadonlySet<string> = new Set([
  "videoNotFound",
  "channelNotFound",
  "playlistNotFound",
  "commentNotFound",
  "commentThreadNotFound",
]);
const closedReasons: ReadonlySet<string> = new Set([
  "playlistItemsNotAccessible",
  "channelClosed",
  "channelSuspended",
]);

function judgeError(
  asker: Asker,
  failure: PollFailure,
  error: Fields,
  times: { resetAt: Date; now: Date },
): ApiFailure {
  const reason = stringOf(fieldsOf(listOf(error["errors"])[0])["reason"]);
  const said = stringOf(error["message"]) ?? failure.message;
  const message = reason === null ? said : `${reason}: ${said}`;
  if (reason === "quotaExceeded" || reason === "dailyLimitExceeded")
    return overQuota(asker, message, times.resetAt, times.now);
  if (reason === "rateLimitExceeded" || reason === "userRateLimitExceeded")
    return { ...failure, message, httpStatus: 429, reason };
  if (keyReasons.has(reason ?? "") || /api key/i.test(said))
    return { ...asker.fail("needs_key", message), reason };
  if (goneReasons.has(reason ?? "")) return { ...asker.fail("not_there", message), reason };
  if (closedReasons.has(reason ?? "")) return { ...asker.fail("not_open", message), reason };
  if (reason === "processingFailure" || reason === "backendError")
    return { ...asker.fail("service_error", message), reason };
  return { ...failure, message, reason };
}
