import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { incidentClaim } from "../schema/incident-claim.ts";
import { incidentClaimPost } from "../schema/incident-claim-post.ts";
import { incidentPost } from "../schema/incident-post.ts";
import { storable } from "../storable.ts";
import type { ChangedBy } from "./changed-by.ts";
import { workOn, type Worked } from "./incident-change.ts";
import { noteDeed } from "./incident-event.ts";
import { anyOf } from "./post-location.ts";

export interface ClaimFacts {
  text?: string | undefined;
  status?: ClaimStatus | undefined;
  /** What it was checked against. */
  evidence?: string | undefined;
  /** What we say about it. */
  statement?: string | undefined;
  /** Posts of the incident that carry it; all of them. */
  postIds?: readonly number[] | undefined;
}

/** `foreign`: a carrier is no post of the incident. */
export type ClaimRefusal = "foreign";

/** Adds a claim: one sentence that is said about us. */
export async function addClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: ClaimFacts & { incidentId: number; text: string; now: Date },
): Promise<Worked<ClaimRefusal>> {
  const { incidentId, now, status = "unchecked" } = given;
  return workOn(db, incidentId, async (tx) => {
    const carriers = await carriersOf(tx, incidentId, given.postIds ?? []);
    if (carriers === null) return { ok: false, reason: "foreign" };
    const personId = by.may.personId;
    const text = storable(given.text);
    const [made] = await tx
      .insert(incidentClaim)
      .values({
        incidentId,
        text,
        status,
        evidence: storable(given.evidence ?? ""),
        statement: storable(given.statement ?? ""),
        createdAt: now,
        createdBy: personId,
        changedAt: now,
        changedBy: personId,
      })
      .returning({ claimId: incidentClaim.incidentClaimId });
    if (!made) throw new Error("A claim returned no id.");
    await writeCarriers(tx, made.claimId, carriers);
    const facts = { text, status, posts: carriers.length };
    await noteDeed(tx, { incidentId, personId, kind: "claim", facts, now });
    return { ok: true };
  });
}

/** Changes a claim, what is known of it and who carries it, if it still is at the version named. */
export async function changeClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: ClaimFacts & { incidentId: number; claimId: number; version: number; now: Date },
): Promise<Worked<ClaimRefusal>> {
  const { incidentId, claimId, now } = given;
  return workOn(db, incidentId, async (tx) => {
    const claim = await findClaim(tx, incidentId, claimId);
    if (!claim) return { ok: false, reason: "missing" };
    if (claim.version !== given.version) return { ok: false, reason: "stale" };
    const before = await readCarriers(tx, claimId);
    const carriers =
      given.postIds === undefined ? before : await carriersOf(tx, incidentId, given.postIds, before);
    if (carriers === null) return { ok: false, reason: "foreign" };
    const next = {
      text: storable(given.text ?? claim.text),
      status: given.status ?? claim.status,
      evidence: storable(given.evidence ?? claim.evidence),
      statement: storable(given.statement ?? claim.statement),
    };
    const isSame = (Object.keys(next) as (keyof typeof next)[]).every(
      (field) => next[field] === claim[field],
    );
    if (isSame && before.join() === carriers.join()) return { ok: false, reason: "unchanged" };
    const personId = by.may.personId;
    await tx
      .update(incidentClaim)
      .set({ ...next, version: claim.version + 1, changedAt: now, changedBy: personId })
      .where(eq(incidentClaim.incidentClaimId, claimId));
    await tx.delete(incidentClaimPost).where(carriersNow(claimId));
    await writeCarriers(tx, claimId, carriers);
    const facts = { text: next.text, from: claim.status, status: next.status, posts: carriers.length };
    await noteDeed(tx, { incidentId, personId, kind: "claim_changed", facts, note: next.evidence, now });
    return { ok: true };
  });
}

/** Takes a claim away; the timeline still tells of it. */
export async function removeClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; claimId: number; now: Date },
): Promise<Worked> {
  const { incidentId, claimId, now } = given;
  return workOn(db, incidentId, async (tx) => {
    const claim = await findClaim(tx, incidentId, claimId);
    if (!claim) return { ok: false, reason: "missing" };
    await tx.delete(incidentClaim).where(eq(incidentClaim.incidentClaimId, claimId));
    const facts = { text: claim.text, status: claim.status };
    await noteDeed(tx, { incidentId, personId: by.may.personId, kind: "claim_removed", facts, now });
    return { ok: true };
  });
}

async function findClaim(db: Db, incidentId: number, claimId: number) {
  const [claim] = await db
    .select()
    .from(incidentClaim)
    .where(and(eq(incidentClaim.incidentClaimId, claimId), eq(incidentClaim.incidentId, incidentId)));
  return claim;
}

/** What is only proposed, corrects it or was turned down stands in the ledger alone. */
function carriersNow(claimId: number): SQL | undefined {
  return and(eq(incidentClaimPost.incidentClaimId, claimId), eq(incidentClaimPost.state, "confirmed"));
}

async function readCarriers(db: Db, claimId: number): Promise<number[]> {
  const rows = await db
    .select({ postId: incidentClaimPost.postId })
    .from(incidentClaimPost)
    .where(carriersNow(claimId))
    .orderBy(asc(incidentClaimPost.postId));
  return rows.map((each) => each.postId);
}

/** The posts in order, or null when one is neither of the incident nor a carrier already. */
async function carriersOf(
  db: Db,
  incidentId: number,
  postIds: readonly number[],
  known: readonly number[] = [],
): Promise<number[] | null> {
  const asked = [...new Set(postIds)].toSorted((a, b) => a - b);
  if (asked.length === 0) return [];
  const rows = await db
    .select({ postId: incidentPost.postId })
    .from(incidentPost)
    .where(
      and(
        eq(incidentPost.incidentId, incidentId),
        isNull(incidentPost.removedAt),
        anyOf(incidentPost.postId, asked),
      ),
    );
  const inside = new Set([...known, ...rows.map((each) => each.postId)]);
  return asked.every((postId) => inside.has(postId)) ? asked : null;
}

async function writeCarriers(db: Db, claimId: number, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  await db
    .insert(incidentClaimPost)
    .values(postIds.map((postId) => ({ incidentClaimId: claimId, postId })))
    .onConflictDoUpdate({
      target: [incidentClaimPost.incidentClaimId, incidentClaimPost.postId],
      set: { state: "confirmed" },
    });
}
