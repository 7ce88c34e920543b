import type { z } from "zod";
import type { mentionQuerySchema } from "@earshot/contract/mention-filter";
import { searchProblemText } from "@earshot/core/triage/search-problem-text";
import { parseSearch, type SearchQuery } from "@earshot/core/triage/search-query";
import type { TriageFilter } from "@earshot/db/queries/triage-filter";
import { ProblemError } from "./problem.ts";

/** The filter of a request as the database takes it: "me" is whoever asks. Throws a problem for a search that cannot be read. */
export function readTriageFilter(query: z.infer<typeof mentionQuerySchema>, personId: number): TriageFilter {
  const { q, since, until, assignee, ...rest } = query;
  const words = readSearch(q);
  return {
    ...rest,
    ...(words === null ? {} : { words }),
    assignee: assignee?.map((each) => (each === "me" ? personId : each === "nobody" ? null : each)),
    since: since ? new Date(since) : undefined,
    until: until ? new Date(until) : undefined,
  };
}

/** What is searched for; null when nothing is. */
export function readSearch(text: string | undefined): SearchQuery | null {
  if (text === undefined || text === "") return null;
  const parsed = parseSearch(text);
  if (parsed.ok) return parsed.query;
  const message = searchProblemText(parsed.problem, parsed.at, "en");
  throw new ProblemError(400, `The search cannot be read. ${message}`, [{ field: "q", message }]);
}
