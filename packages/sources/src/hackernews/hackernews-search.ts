import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import type { AskedJson, Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, listOf } from "../json-fields.ts";
import type { HackerNewsTarget } from "./hackernews-target.ts";
import { readHit } from "./read-item.ts";

/** The index gives at most so many hits of a query, whatever pages are asked for. */
export const hitsMax = 1_000;
const requestsPerHour = 10_000;
const hourMs = 3_600_000;

/** A stretch of time, in whole seconds since 1970: after `after`, up to and with `to`; null is open. */
export interface Slice {
  after: number;
  to: number | null;
}

export type SearchTarget = Extract<HackerNewsTarget, { kind: "search" }>;
export type Searched =
  /** `rest`: what of the slice the hits did not reach; null when all of it was seen. */
  { ok: true; posts: CollectedPost[]; rest: Slice | null } | PollFailure;

/** The newest hits of a slice of time. */
export async function searchSlice(
  source: PollSource,
  target: SearchTarget,
  slice: Slice,
  { asker, deps }: { asker: Asker; deps: PollDeps },
): Promise<Searched> {
  const filters = [
    `created_at_i>${slice.after}`,
    ...(slice.to === null ? [] : [`created_at_i<=${slice.to}`]),
  ];
  const query = new URLSearchParams({
    query: target.phrase,
    tags: target.tags,
    numericFilters: filters.join(","),
    hitsPerPage: String(hitsMax),
    ...(target.isUrlOnly ? { restrictSearchableAttributes: "url" } : {}),
  });
  const asked = await askHackerNews(source, `/api/v1/search_by_date?${query.toString()}`, { asker, deps });
  if (!asked.ok) return plainFailure(asked);
  const hits = listOf(fieldsOf(asked.value)["hits"]);
  const times = hits.map((hit) => Number(fieldsOf(hit)["created_at_i"])).filter(Number.isSafeInteger);
  const posts = hits.flatMap((hit) => readHit(source, hit, deps.now()) ?? []);
  return { ok: true, posts, rest: restOf(slice, hits.length, times) };
}

/** What is left of a slice after a page of hits, newest first. Several may share the second that it broke off in. */
export function restOf(slice: Slice, hits: number, times: readonly number[]): Slice | null {
  if (hits < hitsMax || times.length === 0) return null;
  const oldest = Math.min(...times);
  // A second that fills a page by itself cannot be split; without a step down it would be asked for again and again.
  const to = oldest === slice.to ? oldest - 1 : oldest;
  return to > slice.after ? { after: slice.after, to } : null;
}

/** One request, within the hour's ten thousand. */
export async function askHackerNews(
  source: PollSource,
  path: string,
  { asker, deps }: { asker: Asker; deps: PollDeps },
): Promise<AskedJson | PollFailure> {
  const start = Math.floor(deps.now().getTime() / hourMs) * hourMs;
  const window = { limit: requestsPerHour, windowStart: new Date(start), resetAt: new Date(start + hourMs) };
  const spent = await deps.quota.spend("hackernews", 1, window);
  const waitMs = spent.resetAt.getTime() - deps.now().getTime();
  if (!spent.ok) return asker.fail("over_quota", "the hour's requests to Hacker News are used up", waitMs);
  return asker.askJson(`${serviceUrl(source.access, "api")}${path}`);
}

/** The failure without the answer that it came with. */
export function plainFailure({
  ok,
  code,
  message,
  retryAfterMs,
  httpStatus,
  ms,
  bytes,
}: PollFailure): PollFailure {
  return { ok, code, message, retryAfterMs, httpStatus, ms, bytes };
}
