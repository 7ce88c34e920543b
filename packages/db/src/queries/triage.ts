import { and, desc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { filterCondition, statusConditions } from "./triage-filter.ts";
import type { TriageFilter } from "./triage-filter.ts";
import { firstOfStory } from "./triage-per-story.ts";
import { mentionRows } from "./triage-row.ts";
import type { TriageRow } from "./triage-row.ts";
import { wordsFilter } from "./triage-words.ts";

/** Where a page of the list ended. */
export interface TriageCursor {
  priority: number;
  postId: number;
}

export interface TriagePage {
  mentions: TriageRow[];
  /** Null at the end of the list. */
  nextCursor: string | null;
}

/** Reads a cursor that `listMentions` gave out; null when it is none. */
export function readCursor(text: string): TriageCursor | null {
  const found = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)_(\d{1,15})$/.exec(text);
  return found ? { priority: Number(found[1]), postId: Number(found[2]) } : null;
}

function writeCursor(at: TriageCursor): string {
  return `${at.priority}_${at.postId}`;
}

/**
 * One page of the list, most urgent first, newer before older where the urgency is the same. Paging is by key: posts that arrive or
 * leave meanwhile make no other post appear twice or vanish.
 */
export async function listMentions(
  db: Db,
  filter: TriageFilter,
  page: { cursor?: TriageCursor | null; limit: number },
): Promise<TriagePage> {
  const words = await wordsFilter(db, filter.words);
  const narrowed = and(filterCondition(filter), words?.condition);
  const condition = and(narrowed, firstOfStory(filter, narrowed, triage), isAfter(page.cursor));
  const found: TriageCursor[] = [];
  for (const status of statusConditions(filter)) {
    found.push(
      ...(await db
        .select({ postId: triage.postId, priority: triage.priority })
        .from(triage)
        .where(and(status, condition))
        .orderBy(desc(triage.priority), desc(triage.postId))
        .limit(page.limit + 1)),
    );
  }
  found.sort((a, b) => b.priority - a.priority || b.postId - a.postId);
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    mentions: await mentionRows(
      db,
      shown.map((row) => row.postId),
    ),
    nextCursor: found.length > shown.length && last ? writeCursor(last) : null,
  };
}

function isAfter(cursor: TriageCursor | null | undefined): SQL | undefined {
  if (!cursor) return undefined;
  return sql`(${triage.priority}, ${triage.postId}) < (${cursor.priority}::double precision, ${cursor.postId}::bigint)`;
}
