import type { Authorized } from "@earshot/core/triage/authorized";
import { decideHold } from "@earshot/core/triage/hold";
import { and, asc, eq, gt, lte } from "drizzle-orm";
import type { Db } from "../database.ts";
import { person } from "../schema/person.ts";
import { triageEvent } from "../schema/triage-event.ts";
import { triageHold } from "../schema/triage-hold.ts";
import { notifyHolds, notifyTriage } from "./notify.ts";
import { anyOf, lockTriage } from "./post-location.ts";
import { triage } from "../schema/triage.ts";

/** Somebody is on a post. */
export interface PostHold {
  postId: number;
  personId: number;
  name: string;
  since: Date;
  until: Date;
}

export type Held =
  | { ok: true; hold: PostHold }
  | { ok: false; reason: "missing" }
  | { ok: false; reason: "held"; hold: PostHold };

/** Who is on which post now, those who came first before others. */
export async function listHolds(db: Db, now: Date): Promise<PostHold[]> {
  return holds(db).where(gt(triageHold.until, now)).orderBy(asc(triageHold.since), asc(triageHold.postId));
}

/** Holds of these posts, expired ones too: they are let go of in time by whoever reads. */
export async function readHolds(db: Db, postIds: readonly number[]): Promise<PostHold[]> {
  if (postIds.length === 0) return [];
  return holds(db).where(anyOf(triageHold.postId, postIds));
}

function holds(db: Db) {
  return db
    .select({
      postId: triageHold.postId,
      personId: triageHold.personId,
      name: person.name,
      since: triageHold.since,
      until: triageHold.until,
    })
    .from(triageHold)
    .innerJoin(person, eq(person.personId, triageHold.personId));
}

/** Takes a post in hand, holds it longer, or takes it over from a colleague, which its history tells. */
export async function holdPost(
  db: Db,
  actor: Authorized<"triage">,
  given: { postId: number; isTakeOver: boolean; now: Date },
): Promise<Held> {
  const { postId, isTakeOver, now } = given;
  const { personId } = actor;
  return db.transaction(async (tx) => {
    // The post first: of two who come at once one waits here, whether there is a hold yet or not.
    await lockTriage(tx, [postId]);
    const [known] = await tx.select({ postId: triage.postId }).from(triage).where(eq(triage.postId, postId));
    if (!known) return { ok: false, reason: "missing" } as const;
    const [before] = await readHolds(tx, [postId]);
    const decided = decideHold(before ?? null, { personId, isTakeOver, now });
    if (!decided.ok && before) return { ok: false, reason: "held", hold: before } as const;
    if (!decided.ok) return { ok: false, reason: "missing" } as const;
    const { until, does } = decided;
    const since = does === "renew" ? (before?.since ?? now) : now;
    await tx
      .insert(triageHold)
      .values({ postId, personId, since, until })
      .onConflictDoUpdate({ target: triageHold.postId, set: { personId, since, until } });
    if (does === "take_over" && before) {
      await tx.insert(triageEvent).values({
        postId,
        at: now,
        personId,
        kind: "take_over",
        from: { heldBy: before.personId },
        to: { heldBy: personId },
      });
      await notifyTriage(tx, [postId], false);
    }
    if (does !== "renew") await notifyHolds(tx);
    const [after] = await readHolds(tx, [postId]);
    return after ? ({ ok: true, hold: after } as const) : ({ ok: false, reason: "missing" } as const);
  });
}

/** Lets a post go that one holds; one that somebody else has by now stays with them. */
export async function releasePost(db: Db, actor: Authorized<"triage">, postId: number): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await tx
      .delete(triageHold)
      .where(and(eq(triageHold.postId, postId), eq(triageHold.personId, actor.personId)))
      .returning({ postId: triageHold.postId });
    if (gone.length > 0) await notifyHolds(tx);
  });
}

/** Takes away what expired, and tells the pages that still show it. */
export async function dropExpiredHolds(db: Db, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(triageHold)
      .where(lte(triageHold.until, now))
      .returning({ postId: triageHold.postId });
    if (gone.length > 0) await notifyHolds(tx);
    return gone.length;
  });
}
