import { isSampleDay, lastWeek } from "@earshot/core/report/coding/last-week";
import { drawCodingRound } from "@earshot/db/queries/coding-draw";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { JobContext } from "@earshot/pipeline/worker";
import type { ReportDeps } from "./deps.ts";

/** The `sweep-coding` job: on Mondays draws the sample of the week that two people code; without coders there is none. */
export async function sweepCoding(
  deps: Pick<ReportDeps, "database" | "now">,
  context: JobContext,
): Promise<void> {
  const now = deps.now();
  if (!isSampleDay(now)) return;
  const { db } = deps.database;
  const size = (await readSettings(db))["coding.posts_per_week"];
  const actor = { personId: null, via: "system", address: null };
  const drawn = await drawCodingRound(db, { ...lastWeek(now), size, actor, now });
  context.add({ posts: drawn.ok ? drawn.posts : 0 });
}
