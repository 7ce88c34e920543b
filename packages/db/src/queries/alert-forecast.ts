import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { alertRule } from "../schema/alert-rule.ts";
import { forecastRule } from "./alert-replay.ts";
import { listAlertRules } from "./alert-rules.ts";
import { notifyAlerts } from "./notify.ts";

const dayMs = 24 * 3_600_000;
/** How soon a forecast is made again after its rule has fired: it may have said that it never would. */
const afterFiringMs = 3_600_000;

/**
 * Makes the forecast anew of the rule whose one is the oldest, when it is of yesterday or the rule has fired since: what is expected of a rule is said
 * beside when it fired last, and the two must not contradict each other. One rule a call, so that no call is long.
 * @returns whether there was one
 */
export async function renewOldestForecast(db: Db, now: Date): Promise<boolean> {
  const due = (await listAlertRules(db))
    .map((rule) => ({ rule, madeAt: rule.forecast.at === undefined ? 0 : Date.parse(rule.forecast.at) }))
    .filter(({ rule, madeAt }) => {
      const hasFired = rule.lastFiredAt !== null && rule.lastFiredAt.getTime() > madeAt;
      return now.getTime() - madeAt >= (hasFired ? afterFiringMs : dayMs);
    })
    .toSorted((a, b) => a.madeAt - b.madeAt);
  const [oldest] = due;
  if (oldest === undefined) return false;
  const { alertRuleId, version } = oldest.rule;
  const forecast = await forecastRule(db, oldest.rule, now);
  // Saved meanwhile, it has a newer one, of what it says now.
  const isSame = and(
    eq(alertRule.alertRuleId, alertRuleId),
    eq(alertRule.version, version),
    isNull(alertRule.deletedAt),
  );
  await db
    .update(alertRule)
    .set({ forecast: sql`${JSON.stringify(forecast)}::jsonb` })
    .where(isSame);
  await notifyAlerts(db);
  return true;
}
