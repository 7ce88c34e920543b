import type { Query } from "./query.ts";

/** Whether a query says by itself which statuses it means; else open posts are meant, as everywhere. */
export function namesStatus(query: Query): boolean {
  return anyField(query, (field) => {
    if (field.kind === "number")
      return field.field === "story" || field.field === "incident" || field.field === "post";
    if (field.kind !== "choice") return false;
    if (field.field === "status") return true;
    return field.field === "is" && field.values.some((value) => ofStatus.has(value));
  });
}

const ofStatus = new Set(["open", "closed", "snoozed"]);

/** Whether a query asks for posts that were put off, which are left out otherwise. */
export function namesSleep(query: Query): boolean {
  return anyField(
    query,
    (field) => field.kind === "choice" && field.field === "is" && field.values.includes("snoozed"),
  );
}

function anyField(query: Query, isSo: (field: Query) => boolean): boolean {
  if (query.kind === "not") return anyField(query.query, isSo);
  if (query.kind === "and" || query.kind === "or") return query.queries.some((each) => anyField(each, isSo));
  return isSo(query);
}
