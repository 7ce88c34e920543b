import { mayApprove } from "@earshot/core/triage/incident/incident-state";
import type { Role } from "@earshot/core/triage/status";
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { incidentRole } from "../schema/incident-role.ts";
import { incidentStatement } from "../schema/incident-statement.ts";
import { person } from "../schema/person.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedBy } from "./changed-by.ts";
import { headOf, workOn, type Worked } from "./incident-change.ts";
import { noteDeed } from "./incident-event.ts";

/** `outdated`: a newer version of it was written; `not_yours`: somebody else must approve it; `not_approved`: it is said only once it is. */
export type StatementRefusal = "outdated" | "not_yours" | "not_approved" | "already";

/** Writes a statement, or the next version of one; the version before stays as it was. */
export async function writeStatement(
  db: Db,
  by: ChangedBy<"triage">,
  given: {
    incidentId: number;
    text: string;
    number?: number | undefined;
    /** Of the version that the person had before them. */
    version?: number | undefined;
    now: Date;
  },
): Promise<Worked<StatementRefusal>> {
  const { incidentId, now } = given;
  return workOn(db, incidentId, async (tx) => {
    const all = await tx
      .select()
      .from(incidentStatement)
      .where(eq(incidentStatement.incidentId, incidentId))
      .orderBy(desc(incidentStatement.number), desc(incidentStatement.version));
    const before = all.find((each) => each.number === given.number);
    if (given.number !== undefined && before === undefined) return { ok: false, reason: "missing" };
    if (before !== undefined && before.version !== given.version) return { ok: false, reason: "stale" };
    const text = storable(given.text);
    if (before?.text === text) return { ok: false, reason: "unchanged" };
    const number = before?.number ?? (all[0]?.number ?? 0) + 1;
    const version = (before?.version ?? 0) + 1;
    const personId = by.may.personId;
    await tx
      .insert(incidentStatement)
      .values({ incidentId, number, version, text, writtenAt: now, writtenBy: personId });
    await noteDeed(tx, {
      incidentId,
      personId,
      kind: "statement",
      facts: { number, version },
      note: text,
      now,
    });
    return { ok: true };
  });
}

/** Approves the newest version of a statement. */
export async function approveStatement(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; statementId: number; now: Date },
): Promise<Worked<StatementRefusal>> {
  const { incidentId, statementId, now } = given;
  const personId = by.may.personId;
  return workOn(db, incidentId, async (tx, row) => {
    const statement = await findStatement(tx, incidentId, statementId);
    if (!statement) return { ok: false, reason: "missing" };
    if (!statement.isNewest) return { ok: false, reason: "outdated" };
    if (statement.approvedAt !== null) return { ok: false, reason: "already" };
    const standing = {
      role: await roleOf(tx, personId),
      inIncident: await rolesInIncident(tx, incidentId, personId),
      isAuthor: statement.writtenBy === personId,
    };
    if (!mayApprove(standing)) return { ok: false, reason: "not_yours" };
    await tx
      .update(incidentStatement)
      .set({ approvedAt: now, approvedBy: personId })
      .where(eq(incidentStatement.incidentStatementId, statementId));
    const { number, version, text } = statement;
    await noteDeed(tx, {
      incidentId,
      personId,
      kind: "approved",
      facts: { number, version },
      note: text,
      now,
    });
    const audited = {
      what: "incident.statement_approved",
      targetKind: "incident",
      targetId: incidentId,
      targetName: row.title,
      to: { number, version, text, ...headOf(row) },
    };
    await recordAudit(tx, by.actor, audited, now);
    return { ok: true };
  });
}

/** Notes that an approved statement was said, where and when. */
export async function publishStatement(
  db: Db,
  by: ChangedBy<"triage">,
  given: { incidentId: number; statementId: number; url: string | null; at?: Date | undefined; now: Date },
): Promise<Worked<StatementRefusal>> {
  const { incidentId, statementId, now, at = now } = given;
  return workOn(db, incidentId, async (tx) => {
    const statement = await findStatement(tx, incidentId, statementId);
    if (!statement) return { ok: false, reason: "missing" };
    if (statement.approvedAt === null) return { ok: false, reason: "not_approved" };
    if (statement.publishedAt !== null) return { ok: false, reason: "already" };
    const url = storable(given.url);
    await tx
      .update(incidentStatement)
      .set({ publishedAt: at, publishedUrl: url })
      .where(eq(incidentStatement.incidentStatementId, statementId));
    const { number, version } = statement;
    const personId = by.may.personId;
    await noteDeed(tx, { incidentId, personId, kind: "published", facts: { number, version, url }, now, at });
    return { ok: true };
  });
}

async function findStatement(db: Db, incidentId: number, statementId: number) {
  const [found] = await db
    .select()
    .from(incidentStatement)
    .where(
      and(
        eq(incidentStatement.incidentStatementId, statementId),
        eq(incidentStatement.incidentId, incidentId),
      ),
    );
  if (!found) return null;
  const [newest] = await db
    .select({ version: incidentStatement.version })
    .from(incidentStatement)
    .where(and(eq(incidentStatement.incidentId, incidentId), eq(incidentStatement.number, found.number)))
    .orderBy(desc(incidentStatement.version))
    .limit(1);
  return { ...found, isNewest: newest?.version === found.version };
}

async function roleOf(db: Db, personId: number): Promise<Role> {
  const [row] = await db.select({ role: person.role }).from(person).where(eq(person.personId, personId));
  return row?.role ?? "viewer";
}

async function rolesInIncident(db: Db, incidentId: number, personId: number) {
  const rows = await db
    .select({ role: incidentRole.role })
    .from(incidentRole)
    .where(and(eq(incidentRole.incidentId, incidentId), eq(incidentRole.personId, personId)));
  return rows.map((each) => each.role);
}
