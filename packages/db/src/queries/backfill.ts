import type { BackfillState, HeldBackfill } from "@earshot/core/collect/backfill";
import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "../database.ts";
import { backfillRun } from "../schema/backfill-run.ts";
import { source } from "../schema/source.ts";
import { recordAudit } from "./audit.ts";
import type { SourceEditor } from "./source-edit.ts";

export type BackfillRun = typeof backfillRun.$inferSelect;

export interface StartBackfill {
  sourceId: number;
  since: Date;
  /** Posts after it are not asked for where the protocol can leave them out; null asks for all up to now. */
  until?: Date | null;
  /** What it is for: "history", or "gap" to close one. */
  why: "history" | "gap";
  now: Date;
}

/** Begins a walk back; null when one of the source is under way (or paused) already, or the source is unknown. */
export async function startBackfill(
  db: Db,
  by: SourceEditor,
  given: StartBackfill,
): Promise<BackfillRun | null> {
  const { sourceId, since, until = null, why, now } = given;
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ name: source.name })
      .from(source)
      .where(eq(source.sourceId, sourceId))
      .for("share");
    if (known === undefined) return null;
    const startedBy = by.may.personId;
    const [run] = await tx
      .insert(backfillRun)
      .values({ sourceId, since, untilAt: until, why, startedBy, startedAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (run === undefined) return null;
    const target = { targetKind: "source", targetId: sourceId, targetName: known.name };
    const to = { since, until, why };
    await recordAudit(tx, by.actor, { what: "backfill.started", ...target, to }, now);
    return run;
  });
}

/** Walks of a source, the latest first. */
export async function listBackfills(db: Db, sourceId: number, limit = 20): Promise<BackfillRun[]> {
  return db
    .select()
    .from(backfillRun)
    .where(eq(backfillRun.sourceId, sourceId))
    .orderBy(desc(backfillRun.startedAt))
    .limit(limit);
}

/** From which states each can be reached. */
const reachable: Readonly<Record<HeldBackfill, readonly BackfillState[]>> = {
  running: ["paused", "failed"],
  paused: ["running"],
  stopped: ["running", "paused"],
};
const deeds = {
  running: "backfill.resumed",
  paused: "backfill.paused",
  stopped: "backfill.stopped",
} as const satisfies Record<HeldBackfill, string>;

/** Pauses, resumes or stops a walk; `over` when it is not in a state for that, or another one of its source is under way. */
export async function holdBackfill(
  db: Db,
  by: SourceEditor,
  given: { backfillRunId: number; to: HeldBackfill; now: Date },
): Promise<BackfillRun | "missing" | "over"> {
  const { backfillRunId, to, now } = given;
  return db.transaction(async (tx) => {
    const [run] = await tx
      .select()
      .from(backfillRun)
      .where(eq(backfillRun.backfillRunId, backfillRunId))
      .for("update");
    if (run === undefined) return "missing";
    if (run.state === to) return run;
    if (!reachable[to].includes(run.state) || (to === "running" && (await hasOther(tx, run)))) return "over";
    const [held] = await tx
      .update(backfillRun)
      .set({
        state: to,
        updatedAt: now,
        endedAt: to === "stopped" ? now : null,
        ...(to === "running" ? { errorCount: 0, reasonCode: null, reasonRaw: null } : {}),
      })
      .where(eq(backfillRun.backfillRunId, backfillRunId))
      .returning();
    const [of] = await tx.select({ name: source.name }).from(source).where(eq(source.sourceId, run.sourceId));
    const target = { targetKind: "source", targetId: run.sourceId, targetName: of?.name ?? "" };
    const pages = { pages: run.pages, added: run.added };
    await recordAudit(
      tx,
      by.actor,
      { what: deeds[to], ...target, from: { state: run.state }, to: pages },
      now,
    );
    return held ?? "missing";
  });
}

async function hasOther(db: Db, { sourceId, backfillRunId }: BackfillRun): Promise<boolean> {
  const others = await db
    .select({ backfillRunId: backfillRun.backfillRunId })
    .from(backfillRun)
    .where(
      and(
        eq(backfillRun.sourceId, sourceId),
        inArray(backfillRun.state, ["running", "paused"]),
        ne(backfillRun.backfillRunId, backfillRunId),
      ),
    );
  return others.length > 0;
}
