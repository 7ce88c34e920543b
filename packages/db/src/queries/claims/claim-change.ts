import type { DecidedCarrierState } from "@earshot/core/respond/claim";
import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { claimFact } from "../../schema/claim-fact.ts";
import { factCard } from "../../schema/fact-card.ts";
import { incidentClaim } from "../../schema/incident-claim.ts";
import { storable } from "../../storable.ts";
import { recordAudit, type Audited } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { noteDeed } from "../incident-event.ts";
import { notifyDesk } from "../notify.ts";

export interface LedgerFields {
  text?: string | undefined;
  status?: ClaimStatus | undefined;
  evidence?: string | undefined;
  statement?: string | undefined;
  statementUrl?: string | null | undefined;
  correctedAt?: Date | null | undefined;
  /** Cards that it was checked against; all of them. */
  factIds?: readonly number[] | undefined;
}

/** `in_incident`: a claim of an incident is taken away there. `no_fact`: one of the cards is not there. */
export type ClaimRefusal = "missing" | "stale" | "unchanged" | "no_fact" | "in_incident";
export type ChangedClaim = { ok: true; claimId: number } | { ok: false; reason: ClaimRefusal };

type Row = typeof incidentClaim.$inferSelect;

/** Writes a claim that belongs to no incident. Who carries it is looked for by the next sweep. */
export async function addLedgerClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: { text: string; now: Date },
): Promise<ChangedClaim> {
  const { now } = given;
  const personId = by.may.personId;
  return db.transaction(async (tx) => {
    const [made] = await tx
      .insert(incidentClaim)
      .values({
        incidentId: null,
        text: storable(given.text),
        createdAt: now,
        createdBy: personId,
        changedAt: now,
        changedBy: personId,
      })
      .returning();
    if (!made) throw new Error("A claim returned no id.");
    await note(tx, by, made, { what: "claim.added" }, now);
    return { ok: true, claimId: made.incidentClaimId };
  });
}

/** Changes a claim, of an incident or of none, that still is at the version named. Another text has carriers looked for anew. */
export async function changeLedgerClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: LedgerFields & { claimId: number; version: number; now: Date },
): Promise<ChangedClaim> {
  const { claimId, now } = given;
  return db.transaction(async (tx) => {
    const claim = await lock(tx, claimId);
    if (!claim) return { ok: false, reason: "missing" };
    if (claim.version !== given.version) return { ok: false, reason: "stale" };
    const before = await factsOf(tx, claimId);
    const factIds = given.factIds === undefined ? before : await known(tx, given.factIds);
    if (factIds === null) return { ok: false, reason: "no_fact" };
    const next = {
      text: storable(given.text ?? claim.text),
      status: given.status ?? claim.status,
      evidence: storable(given.evidence ?? claim.evidence),
      statement: storable(given.statement ?? claim.statement),
      statementUrl: given.statementUrl === undefined ? claim.statementUrl : storable(given.statementUrl),
      correctedAt: given.correctedAt === undefined ? claim.correctedAt : given.correctedAt,
    };
    const changed = (Object.keys(next) as (keyof typeof next)[]).filter(
      (field) => told(next[field]) !== told(claim[field]),
    );
    if (changed.length === 0 && before.join() === factIds.join()) return { ok: false, reason: "unchanged" };
    const look = next.text === claim.text ? {} : { lookedPostId: 0, lookedAt: null };
    const personId = by.may.personId;
    await tx
      .update(incidentClaim)
      .set({ ...next, ...look, version: claim.version + 1, changedAt: now, changedBy: personId })
      .where(eq(incidentClaim.incidentClaimId, claimId));
    await tx.delete(claimFact).where(eq(claimFact.incidentClaimId, claimId));
    if (factIds.length > 0)
      await tx
        .insert(claimFact)
        .values(factIds.map((factCardId) => ({ incidentClaimId: claimId, factCardId })));
    const pick = (from: Pick<Row, keyof typeof next>, facts: readonly number[]) => ({
      ...Object.fromEntries(changed.map((field) => [field, told(from[field])])),
      facts: [...facts],
    });
    const fields = { from: pick(claim, before), to: pick(next, factIds) };
    await note(tx, by, { ...claim, ...next }, { what: "claim.changed", ...fields }, now);
    if (claim.incidentId !== null) {
      const facts = { text: next.text, from: claim.status, status: next.status };
      const { incidentId } = claim;
      await noteDeed(tx, { incidentId, personId, kind: "claim_changed", facts, note: next.evidence, now });
    }
    return { ok: true, claimId };
  });
}

/** Takes a claim of no incident away, with everything that was found for it. */
export async function removeLedgerClaim(
  db: Db,
  by: ChangedBy<"triage">,
  given: { claimId: number; now: Date },
): Promise<ChangedClaim> {
  return db.transaction(async (tx) => {
    const claim = await lock(tx, given.claimId);
    if (!claim) return { ok: false, reason: "missing" };
    if (claim.incidentId !== null) return { ok: false, reason: "in_incident" };
    await tx.delete(incidentClaim).where(eq(incidentClaim.incidentClaimId, given.claimId));
    await note(tx, by, claim, { what: "claim.removed", from: { status: claim.status } }, given.now);
    return { ok: true, claimId: given.claimId };
  });
}

/** Decides of posts, proposed or not, whether they carry the claim, correct it, or have nothing to do with it. Posts out of triage are left out. */
export async function decideCarriers(
  db: Db,
  by: ChangedBy<"triage">,
  given: { claimId: number; postIds: readonly number[]; state: DecidedCarrierState; now: Date },
): Promise<ChangedClaim> {
  const { claimId, state, now } = given;
  return db.transaction(async (tx) => {
    const claim = await lock(tx, claimId);
    if (!claim) return { ok: false, reason: "missing" };
    const personId = by.may.personId;
    const rows = await readRows<{ post_id: string }>(
      tx,
      sql`
      insert into incident_claim_post (incident_claim_id, post_id, state, decided_at, decided_by)
      select ${claimId}, t.post_id, ${state}, ${now}::timestamptz, ${personId}
      from triage t where t.post_id = any(${sql.param([...new Set(given.postIds)])}::bigint[]) order by t.post_id
      on conflict (incident_claim_id, post_id) do update
        set state = excluded.state, decided_at = excluded.decided_at, decided_by = excluded.decided_by
        where incident_claim_post.state <> excluded.state
      returning post_id`,
    );
    if (rows.length === 0) return { ok: false, reason: "unchanged" };
    const to = { state, posts: rows.length };
    await note(tx, by, claim, { what: "claim.decided", to }, now);
    return { ok: true, claimId };
  });
}

async function lock(db: Db, claimId: number): Promise<Row | undefined> {
  const [claim] = await db
    .select()
    .from(incidentClaim)
    .where(eq(incidentClaim.incidentClaimId, claimId))
    .for("update");
  return claim;
}

/** Cards that a claim was checked against, in the order of their numbers. */
export async function factsOf(db: Db, claimId: number): Promise<number[]> {
  const rows = await db
    .select({ id: claimFact.factCardId })
    .from(claimFact)
    .where(eq(claimFact.incidentClaimId, claimId))
    .orderBy(claimFact.factCardId);
  return rows.map(({ id }) => id);
}

async function known(db: Db, factIds: readonly number[]): Promise<number[] | null> {
  const asked = [...new Set(factIds)].toSorted((a, b) => a - b);
  if (asked.length === 0) return [];
  const rows = await db
    .select({ id: factCard.factCardId })
    .from(factCard)
    .where(inArray(factCard.factCardId, asked));
  return rows.length === asked.length ? asked : null;
}

async function note(
  db: Db,
  by: ChangedBy<"triage">,
  claim: Row,
  audited: Pick<Audited, "what" | "from" | "to">,
  now: Date,
): Promise<void> {
  const target = {
    targetKind: "claim",
    targetId: claim.incidentClaimId,
    targetName: claim.text.slice(0, 200),
  };
  await recordAudit(db, by.actor, { ...audited, ...target }, now);
  await notifyDesk(db);
}

function told(value: string | Date | null): string | null {
  return value instanceof Date ? value.toISOString() : value;
}
