import { hourMs, judgeSpike } from "@earshot/core/report/alert/spike";
import { learnedHours } from "@earshot/core/report/alert/usual-hours";
import type { Db } from "@earshot/db/database";
import { readHourlyCounts } from "@earshot/db/queries/alert-replay";
import { listAlertRules, type KeptAlertRule } from "@earshot/db/queries/alert-rules";
import { raiseAlerts } from "@earshot/db/queries/alerts";
import { readSpikePosts } from "@earshot/db/queries/spike-posts";

/** A day more than what is learned from, for windows that reach back. */
const hoursRead = learnedHours + 24;

/** Judges the hour that runs now for every spike rule. */
export async function watchSpikes(db: Db, now: Date): Promise<{ judged: number; spikes: number }> {
  const rules = (await listAlertRules(db)).filter(
    ({ isOn, condition }) => isOn && condition.kind === "spike",
  );
  const done = { judged: 0, spikes: 0 };
  for (const rule of rules) {
    const isSpike = await watchOne(db, rule, now);
    done.judged += 1;
    if (isSpike) done.spikes += 1;
  }
  return done;
}

async function watchOne(db: Db, rule: KeptAlertRule, now: Date): Promise<boolean> {
  const { condition } = rule;
  if (condition.kind !== "spike") return false;
  const judged = judgeSpike(condition, await readHourlyCounts(db, rule, { hours: hoursRead, now }));
  if (judged.kind === "lacking" || !judged.isSpike) return false;
  const { windowHours } = condition;
  const hour = Math.floor(now.getTime() / hourMs);
  const since = new Date((hour - windowHours + 1) * hourMs);
  const posts = await readSpikePosts(db, rule, { since, now });
  const facts = { count: judged.count, mean: judged.mean, windowHours };
  await raiseAlerts(db, { rule, hits: [{ cause: "rule", beginning: String(hour), posts, facts }], now });
  return true;
}
