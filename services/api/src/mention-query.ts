import type { z } from "zod";
import type { mentionQuerySchema } from "@earshot/contract/mention-filter";
import { namesStatus } from "@earshot/core/triage/query/names-status";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import type { Query } from "@earshot/core/triage/query/query";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { statuses } from "@earshot/core/triage/status";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { ProblemError } from "./problem.ts";

/** Who asks, and when. */
export interface Asker {
  personId: number;
  now: Date;
}

/** The filter of a request as the database takes it: "me" is whoever asks. Throws a problem for a query that cannot be read. */
export function readTriageFilter(
  filter: z.infer<typeof mentionQuerySchema>,
  { personId, now }: Asker,
): TriageFilter {
  const { q, zone, since, until, assignee, status, starred, shift, read, instory, ...rest } = filter;
  const query = readSearch(q);
  return {
    ...rest,
    ...(query === null ? {} : { query: { query, asking: { personId, now, zone } } }),
    // A query that names statuses means those, not open posts among them.
    status: query !== null && !status?.length && namesStatus(query) ? statuses : status,
    assignee: assignee?.map((each) => (each === "me" ? personId : each === "nobody" ? null : each)),
    starredBy: starred === true ? personId : undefined,
    ...(shift === true ? { shiftOf: personId } : {}),
    ...(read === undefined ? {} : { read: { isRead: read, personId } }),
    inStory: instory,
    since: since ? new Date(since) : undefined,
    until: until ? new Date(until) : undefined,
  };
}

/** What is searched for; null when nothing is. */
export function readSearch(text: string | undefined): Query | null {
  if (text === undefined || text === "") return null;
  const parsed = parseQuery(text);
  if ("query" in parsed) return parsed.query;
  const { what, mend } = queryProblemText(parsed, "en");
  const [first, last] = [parsed.start + 1, parsed.end];
  const where = last > first ? `characters ${first} to ${last}` : `character ${first}`;
  const message = `${what} ${mend} (${where})`;
  throw new ProblemError(400, `The search cannot be read. ${message}`, [{ field: "q", message }]);
}
