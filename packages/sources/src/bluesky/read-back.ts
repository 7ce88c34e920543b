import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollFailure } from "../connector.ts";
import { fieldsOf, instantOf, stringOf } from "../json-fields.ts";

/** How a page is asked for: by the cursor of the one before, or by the time that it ended at. */
export type PageKey = { cursor: string } | { until: string };

export type FeedPage =
  | {
      ok: true;
      posts: CollectedPost[];
      /** Seen when by the network: what the pages are ordered by. Null where a page has nothing. */
      newestAt: Date | null;
      oldestAt: Date | null;
      next: PageKey | null;
    }
  | { ok: false; failure: PollFailure };

/** What a visit leaves: how far reading has come, and what of it is still to be read. */
export interface FeedCursor {
  newestAt: Date | null;
  /** Set when a visit could not read all the way back: the next one goes on there, down to what was `known`. */
  rest: { key: PageKey; known: Date } | null;
}

/** Posts come to the index late, and in no strict order: so much is read again, though no more than a page of it. */
const overlapMs = 15 * 60_000;

export interface ReadBack {
  posts: CollectedPost[];
  cursor: FeedCursor;
}

/**
 * Reads pages, newest first, down to what is known. Where that is more than `pagesMax` pages the rest is kept for the next visit, so that
 * nothing between is lost; the first visit of all has no rest.
 */
export async function readBack(
  readPage: (key: PageKey | null) => Promise<FeedPage>,
  before: FeedCursor,
  pagesMax: number,
): Promise<(ReadBack & { ok: true }) | { ok: false; failure: PollFailure }> {
  const known = before.rest?.known ?? before.newestAt;
  const posts: CollectedPost[] = [];
  let { newestAt } = before;
  let key = before.rest?.key ?? null;
  for (let read = 0; read < pagesMax; read += 1) {
    const page = await readPage(key);
    if (!page.ok) {
      // What was read is kept, and the page that failed is asked for again.
      if (read === 0) return page;
      break;
    }
    posts.push(...page.posts);
    if (page.newestAt !== null && (newestAt === null || page.newestAt > newestAt)) newestAt = page.newestAt;
    key = page.next;
    if (key === null || (known !== null && isKnown(page, known))) {
      key = null;
      break;
    }
  }
  const rest = key === null || known === null ? null : { key, known };
  return { ok: true, posts, cursor: { newestAt, rest } };
}

function isKnown(page: Extract<FeedPage, { ok: true }>, known: Date): boolean {
  const isBelow = page.newestAt !== null && page.newestAt <= known;
  const isFarBelow = page.oldestAt !== null && page.oldestAt.getTime() < known.getTime() - overlapMs;
  return isBelow || isFarBelow;
}

/** Reads a cursor as it was stored; anything else is none. */
export function readFeedCursor(stored: unknown): FeedCursor {
  const { newestAt, rest } = fieldsOf(stored);
  const key = readPageKey(fieldsOf(rest)["key"]);
  const known = instantOf(fieldsOf(rest)["known"]);
  return { newestAt: instantOf(newestAt), rest: key === null || known === null ? null : { key, known } };
}

export function readPageKey(stored: unknown): PageKey | null {
  const cursor = stringOf(fieldsOf(stored)["cursor"]);
  const until = instantOf(fieldsOf(stored)["until"]);
  if (cursor !== null) return { cursor };
  return until === null ? null : { until: until.toISOString() };
}
