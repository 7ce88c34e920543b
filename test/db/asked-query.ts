import { parseQuery } from "@earshot/core/triage/query/parse-query";
import type { GivenQuery } from "@earshot/db/queries/ask-query";

/** A query as the list takes it, asked by nobody in particular; throws where it cannot be read. */
export function asked(text: string, now = new Date("2026-11-20T12:00:00Z")): GivenQuery {
  const parsed = parseQuery(text);
  if ("problem" in parsed) throw new Error(`${parsed.problem} at ${parsed.start}: ${text}`);
  return { query: parsed.query, asking: { now, zone: "Europe/Moscow", personId: null } };
}
