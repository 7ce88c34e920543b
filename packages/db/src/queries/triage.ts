import type { Db } from "../database.ts";
import { askQuery } from "./ask-query.ts";
import { findPlaces } from "./find-places.ts";
import type { Place } from "./find-places.ts";
import { askedLists } from "./triage-filter.ts";
import type { TriageFilter } from "./triage-filter.ts";
import { mentionRows } from "./triage-row.ts";
import type { TriageRow } from "./triage-row.ts";

/** Where a page of the list ended. */
export type TriageCursor = Place;

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
  const asked = await askQuery(db, filter.query);
  const found: Place[] = [];
  for (const list of askedLists(filter, asked))
    found.push(
      ...(await findPlaces(db, {
        ...list,
        words: asked.words,
        after: page.cursor ?? null,
        limit: page.limit + 1,
      })),
    );
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
