import type { ListOrder } from "@earshot/core/triage/order";
import type { Db } from "../database.ts";
import { askQuery, type AskedQuery } from "./ask-query.ts";
import { findOrdered } from "./find-ordered.ts";
import { findPlaces } from "./find-places.ts";
import { askedLists } from "./triage-filter.ts";
import type { AskedList, TriageFilter } from "./triage-filter.ts";
import { mentionRows } from "./triage-row.ts";
import type { TriageRow } from "./triage-row.ts";

/** Where a page of the list ended; `priority` is the key of the order that the list is in. */
export interface TriageCursor {
  postId: number;
  priority: number;
}

export interface TriagePage {
  mentions: TriageRow[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

export interface PostIds {
  postIds: number[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

/** Reads a cursor that `listMentions` gave out; null when it is none. */
export function readCursor(text: string): TriageCursor | null {
  const found = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)_(\d{1,15})$/.exec(text);
  return found ? { priority: Number(found[1]), postId: Number(found[2]) } : null;
}

function writeCursor(at: TriageCursor): string {
  return `${at.priority}_${at.postId}`;
}

/**
 * One page of the list in the order that the filter asks for, newer before older where two posts are the same in it. Paging is by key:
 * posts that arrive or leave meanwhile make no other post appear twice or vanish.
 */
export async function listMentions(
  db: Db,
  filter: TriageFilter,
  page: { cursor?: TriageCursor | null; limit: number },
): Promise<TriagePage> {
  const { postIds, nextCursor } = await listPostIds(db, filter, page);
  return { mentions: await mentionRows(db, postIds), nextCursor };
}

/**
 * The same page as numbers of posts alone. Where it is read from both lists they are seen as of one moment: a post that is closed or opened in
 * between would stand in both, or in none.
 */
export async function listPostIds(
  db: Db,
  filter: TriageFilter,
  page: { cursor?: TriageCursor | null; limit: number },
): Promise<PostIds> {
  const asked = await askQuery(db, filter.query);
  const lists = askedLists(filter, asked);
  if (lists.length < 2) return readPage(db, { filter, asked, lists }, page);
  return db.transaction((tx) => readPage(tx, { filter, asked, lists }, page), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function readPage(
  db: Db,
  { filter, asked, lists }: { filter: TriageFilter; asked: AskedQuery; lists: readonly AskedList[] },
  page: { cursor?: TriageCursor | null; limit: number },
): Promise<PostIds> {
  const order = filter.sort ?? "urgency";
  const after = page.cursor ?? null;
  const limit = page.limit + 1;
  const found: TriageCursor[] = [];
  for (const list of lists) {
    if (order === "urgency") {
      found.push(...(await findPlaces(db, { ...list, words: asked.words, after, limit })));
      continue;
    }
    const places = await findOrdered(db, {
      ...list,
      order,
      words: asked.words,
      after: after && { postId: after.postId, key: after.priority },
      limit,
    });
    found.push(...places.map(({ postId, key }) => ({ postId, priority: key })));
  }
  found.sort(compareBy(order));
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    postIds: shown.map(({ postId }) => postId),
    nextCursor: found.length > shown.length && last ? writeCursor(last) : null,
  };
}

function compareBy(order: ListOrder): (a: TriageCursor, b: TriageCursor) => number {
  const way = order === "oldest" ? -1 : 1;
  return (a, b) => way * (b.priority - a.priority || b.postId - a.postId);
}
