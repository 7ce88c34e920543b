import type { Db } from "@earshot/db/database";
import { listPostIds, readCursor, type PostIds, type TriageCursor } from "@earshot/db/queries/triage";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { withinTime } from "@earshot/db/queries/within-time";
import { ProblemError } from "./problem.ts";

/** What a query may take before the person who waits is told to ask for less. */
export const queryLimitMs = 8_000;

/** Reads with a limit where a query is asked: people can write some that no index helps. */
export async function inTime<T>(db: Db, filter: TriageFilter, read: (db: Db) => Promise<T>): Promise<T> {
  return filter.query === undefined ? read(db) : withinTime(db, queryLimitMs, read);
}

/** Numbers of the posts of a list, a page of them. */
export async function listIds(
  db: Db,
  filter: TriageFilter,
  page: { cursor: TriageCursor | null; limit: number },
): Promise<PostIds> {
  return inTime(db, filter, (tx) => listPostIds(tx, filter, page));
}

/** Where a page begins; throws a problem for what is no cursor. */
export function cursorOf(text: string | undefined): TriageCursor | null {
  const at = text === undefined ? null : readCursor(text);
  if (text !== undefined && at === null) {
    throw new ProblemError(400, "This is no cursor of a triage list.", [
      { field: "cursor", message: "take it from nextCursor, or leave it out" },
    ]);
  }
  return at;
}
