import type { QueryPreview } from "@earshot/contract/mention-list";
import type { Db } from "@earshot/db/database";
import type { GivenQuery } from "@earshot/db/queries/ask-query";
import { fittingDays } from "@earshot/db/queries/fitting-days";
import { momentOf } from "@earshot/db/queries/query-asking";
import { withinTime } from "@earshot/db/queries/within-time";
import { queryLimitMs } from "./list-posts.ts";

const dayMs = 86_400_000;

/** How many posts a query would have found on each of the last days, today among them; days without any are zero. */
export async function previewQuery(
  db: Db,
  given: GivenQuery,
  days: number,
): Promise<Omit<QueryPreview, "unknown">> {
  const { now, zone } = given.asking;
  const since = momentOf({ kind: "day_ago", days: days - 1 }, given.asking);
  const found = await withinTime(db, queryLimitMs, (tx) =>
    fittingDays(tx, given, { since, until: new Date(now.getTime() + dayMs) }),
  );
  const byDay = new Map(found.map(({ day, count }) => [day, count]));
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const today = Date.parse(`${format.format(now)}T00:00:00Z`);
  const each = Array.from({ length: days }, (_, n) =>
    new Date(today - (days - 1 - n) * dayMs).toISOString().slice(0, 10),
  );
  return {
    total: found.reduce((sum, { count }) => sum + count, 0),
    days: each.map((day) => ({ day, count: byDay.get(day) ?? 0 })),
  };
}
