import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { listOf, stringOf } from "../json-fields.ts";
import { polledPosts } from "../polled-posts.ts";
import { openVk, type VkApi } from "./vk-api.ts";
import { readSearchCursor, type SearchCursor, type Stretch } from "./vk-cursor.ts";
import { readingOf, readItem, vkSite } from "./vk-item.ts";
import { peopleFields } from "./vk-people.ts";

/** The most that one answer holds. */
const pagePosts = 200;
/** VK gives the newest thousand or so of a search, whatever its counter says: so many requests are worth making. */
const pagesMax = 5;
/** With fewer than these at the end of the results, that was really all. */
const windowPosts = 900;
/** Posts come into the search some minutes after they are published. */
const overlapSeconds = 15 * 60;
/** Without a start VK searches a single day. */
const firstSeconds = 60 * 24 * 3_600;

/** What a search found in a stretch of time. */
export interface Found {
  posts: CollectedPost[];
  deletedIds: string[];
  /** What is left of the stretch, since VK gives no more at once; null when that was all. */
  rest: Stretch | null;
}

/**
 * Reads a stretch of time, newest first, page by page as VK names the next one; it may name none at any page, and that is the
 * end.
 */
export async function searchStretch(
  api: VkApi,
  source: PollSource,
  query: string,
  stretch: Stretch,
  given: { now: Date; pages?: number },
): Promise<({ ok: true } & Found) | PollFailure> {
  const { now, pages = pagesMax } = given;
  const posts: CollectedPost[] = [];
  const deletedIds: string[] = [];
  let from: string | null = null;
  let received = 0;
  for (let page = 0; page < pages; page += 1) {
    const called = await api.call("newsfeed.search", {
      q: query,
      count: pagePosts,
      extended: 1,
      fields: peopleFields,
      start_time: stretch.from,
      end_time: stretch.to,
      ...(from === null ? {} : { start_from: from }),
    });
    if (!called.ok) return called;
    const reading = readingOf(source, called.response, now);
    const values = listOf(called.response["items"]);
    received += values.length;
    for (const value of values) {
      const item = readItem(value, reading);
      if (item?.kind === "post") posts.push(item.post);
      if (item?.kind === "gone") deletedIds.push(item.externalId);
    }
    from = stringOf(called.response["next_from"]);
    if (from === null || values.length === 0) break;
  }
  const isAll = from === null && received < windowPosts;
  return { ok: true, posts, deletedIds, rest: isAll ? null : restOf(stretch, posts) };
}

/** The stretch up to the oldest post that came; null where that leads nowhere further. */
function restOf(stretch: Stretch, posts: readonly CollectedPost[]): Stretch | null {
  const oldest = Math.min(...posts.map((post) => Math.floor(post.publishedAt.getTime() / 1_000)));
  return oldest < stretch.to && oldest > stretch.from ? { from: stretch.from, to: oldest } : null;
}

/** What is new since the last visit; then what earlier visits left unread. */
export async function pollSearch(source: PollSource, query: string, deps: PollDeps): Promise<PollOutcome> {
  const api = openVk(source, deps);
  const now = deps.now();
  const to = Math.floor(now.getTime() / 1_000);
  const before = readSearchCursor(source.cursor);
  const from = before === null ? to - firstSeconds : Math.min(before.newest, to) - overlapSeconds;
  const fresh = await searchStretch(api, source, query, { from, to }, { now });
  if (!fresh.ok) return fresh;
  const waiting = fresh.rest === null ? (before?.hole ?? null) : joined(fresh.rest, before?.hole ?? null);
  // One chain of pages a visit: the hole has its turn when nothing else was cut short.
  const isTurn = fresh.rest === null && waiting !== null;
  const older = isTurn ? await searchStretch(api, source, query, waiting, { now }) : null;
  const isRead = older?.ok === true;
  const hole = isRead ? older.rest : waiting;
  const cursor: SearchCursor = { newest: to, hole };
  return polledPosts(api.asker.visit(), {
    posts: [...(isRead ? older.posts : []), ...fresh.posts],
    deletedIds: [...(isRead ? older.deletedIds : []), ...fresh.deletedIds],
    reader: "vk",
    channel: { title: query, link: searchUrl(source, query), language: null },
    cursor,
    hasMore: hole !== null && (older === null || isRead),
    missedSince: null,
  });
}

/** Both, and what lies between: it is read once more. */
function joined(newer: Stretch, older: Stretch | null): Stretch {
  return older === null ? newer : { from: older.from, to: newer.to };
}

function searchUrl(source: PollSource, query: string): string {
  return `${vkSite(source)}/search/statuses?q=${encodeURIComponent(query)}`;
}
