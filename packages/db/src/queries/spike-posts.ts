import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import type { Severity } from "@earshot/core/triage/status";
import { desc } from "drizzle-orm";
import type { Db } from "../database.ts";
import { triage } from "../schema/triage.ts";
import { inScope } from "./alert-replay.ts";

/** A spike is shown by so many of its posts; its count is told by its figures. */
const shownMax = 200;

/** Posts of a spike, the gravest and newest. */
export async function readSpikePosts(
  db: Db,
  rule: Pick<AlertRule, "query" | "zone">,
  { since, now }: { since: Date; now: Date },
): Promise<{ postId: number; severity: Severity }[]> {
  return db
    .select({ postId: triage.postId, severity: triage.severity })
    .from(triage)
    .where(inScope(rule, since, new Date(now.getTime() + 1)))
    .orderBy(desc(triage.severity), desc(triage.publishedAt))
    .limit(shownMax);
}
