import type { Platform } from "@earshot/core/collect/platform";
import { ailingStates } from "@earshot/core/collect/source-state-names";
import type { SourceStops } from "@earshot/core/system/system-facts";
import { and, asc, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { source } from "../schema/source.ts";
import { systemAlert } from "../schema/system-alert.ts";
import { failingStates } from "./source-check.ts";

const namesMax = 5;

/** Sources that a person should look at, how each platform is, and what alerts stand about them. */
export async function sourceStops(db: Db): Promise<SourceStops> {
  const failing = sql`state = any(${sql.param([...failingStates])}::text[])`;
  const [stopped, platforms, alerts] = await Promise.all([
    db
      .select({
        sourceId: source.sourceId,
        name: source.name,
        platform: source.platform,
        state: source.state,
        reason: sql<string>`coalesce(${source.reasonCode}, 'internal')`,
        since: source.stateSince,
      })
      .from(source)
      .where(
        and(isNull(source.retiredAt), inArray(source.state, [...ailingStates]), ne(source.state, "late")),
      )
      .orderBy(asc(source.sourceId)),
    readRows<{
      platform: Platform;
      count: number;
      failing: number;
      commonReason: string | null;
      names: string[] | null;
    }>(
      db,
      sql`
      select platform, count(*)::integer as count,
        count(*) filter (where ${failing})::integer as failing,
        mode() within group (order by reason_code) filter (where ${failing}) as "commonReason",
        (array_agg(name order by state_since) filter (where ${failing}))[1:${sql.raw(String(namesMax))}] as names
      from source where retired_at is null and state <> 'paused' group by platform order by platform`,
    ),
    db
      .select({ key: systemAlert.key })
      .from(systemAlert)
      .where(
        and(
          isNull(systemAlert.resolvedAt),
          or(sql`${systemAlert.kind} = 'source_stopped'`, sql`${systemAlert.kind} = 'platform_stopped'`),
        ),
      ),
  ]);
  return {
    stopped,
    platforms: platforms.map((each) => ({ ...each, names: each.names ?? [] })),
    alertKeys: alerts.map(({ key }) => key),
  };
}
