import type { MentionRow } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { namesSleep, namesStatus } from "@earshot/core/triage/query/names-status";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { askedStatuses, type Status } from "@earshot/core/triage/status";

type StatusFilter = Pick<MentionFilter, "status" | "story" | "incident" | "asleep" | "q">;

/** The query read last: every row asks about the same one. */
let lastRead = { q: "", isOfStatuses: false, isOfSleep: false };

/** Whether the query says by itself which statuses it means, and whether it means posts that were put off. */
function meantBy(q: string | undefined): typeof lastRead {
  if (q !== undefined && lastRead.q !== q) {
    const parsed = parseQuery(q);
    const query = "query" in parsed ? parsed.query : null;
    lastRead = {
      q,
      isOfStatuses: query !== null && namesStatus(query),
      isOfSleep: query !== null && namesSleep(query),
    };
  }
  return q === undefined ? { q: "", isOfStatuses: false, isOfSleep: false } : lastRead;
}

/** Whether a post of this status belongs to the view; without a filter the open ones do, of a story or an incident all. */
export function isStatusInView(status: Status, filter: StatusFilter): boolean {
  const isByQuery = !filter.status?.length && meantBy(filter.q).isOfStatuses;
  return isByQuery || askedStatuses(filter).includes(status);
}

/** Whether a post belongs to the view: one that was put off only to the view of those, to its story or incident, and where the query names them. */
export function isRowInView(row: Pick<MentionRow, "status" | "snoozedUntil">, filter: StatusFilter): boolean {
  const isWhole = (filter.story?.length ?? 0) > 0 || meantBy(filter.q).isOfSleep;
  const isAwake = (row.snoozedUntil === null) === (filter.asleep !== true);
  return isStatusInView(row.status, filter) && (isWhole || isAwake);
}

/**
 * Rows of a list that are not drawn. A row that this person closed leaves at once; one that somebody else closed stays, dimmed, until the list is
 * renewed, so that nothing moves under the cursor by itself.
 * @param ours posts that were changed here: few, while the list may be long
 */
export function rowsThatLeft(
  ours: Iterable<number>,
  get: (postId: number) => MentionRow | undefined,
  filter: StatusFilter,
): number[] {
  return [...ours].filter((id) => {
    const row = get(id);
    return row !== undefined && !isRowInView(row, filter);
  });
}
