import type { Query } from "./query.ts";

/** Whether a query says by itself which statuses it means; else open posts are meant, as everywhere. */
export function namesStatus(query: Query): boolean {
  if (query.kind === "not") return namesStatus(query.query);
  if (query.kind === "and" || query.kind === "or") return query.queries.some(namesStatus);
  if (query.kind === "number")
    return query.field === "story" || query.field === "incident" || query.field === "post";
  if (query.kind !== "choice") return false;
  return (
    query.field === "status" ||
    (query.field === "is" && query.values.some((value) => value === "open" || value === "closed"))
  );
}
