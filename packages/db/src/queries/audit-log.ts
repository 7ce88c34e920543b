import { and, desc, eq, gte, isNull, lt, sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { auditEvent } from "../schema/audit-event.ts";
import { person } from "../schema/person.ts";

/** A line of the audit log. */
export interface AuditLine {
  auditEventId: number;
  at: Date;
  /** Null: a command or the program itself, see `via`. */
  personId: number | null;
  personName: string | null;
  via: string;
  what: string;
  targetKind: string;
  targetId: string | null;
  targetName: string;
  from: Record<string, unknown>;
  to: Record<string, unknown>;
  address: string | null;
}

export interface AuditFilter {
  /** 0: what no person did (commands, the program). */
  personId?: number | undefined;
  what?: string | undefined;
  targetKind?: string | undefined;
  targetId?: string | undefined;
  since?: Date | undefined;
  /** Lines older than this one. */
  before?: number | undefined;
  limit: number;
}

/** The newest lines first. Each filter alone is read from an index. */
export async function listAudit(db: Db, filter: AuditFilter): Promise<AuditLine[]> {
  const { personId, what, targetKind, targetId, since, before, limit } = filter;
  const conditions: (SQL | undefined)[] = [
    personId === undefined
      ? undefined
      : personId === 0
        ? isNull(auditEvent.personId)
        : eq(auditEvent.personId, personId),
    what === undefined ? undefined : eq(auditEvent.what, what),
    targetKind === undefined ? undefined : eq(auditEvent.targetKind, targetKind),
    targetId === undefined ? undefined : eq(auditEvent.targetId, targetId),
    since === undefined ? undefined : gte(auditEvent.at, since),
    before === undefined ? undefined : lt(auditEvent.auditEventId, before),
  ];
  return db
    .select({
      auditEventId: auditEvent.auditEventId,
      at: auditEvent.at,
      personId: auditEvent.personId,
      personName: person.name,
      via: auditEvent.via,
      what: auditEvent.what,
      targetKind: auditEvent.targetKind,
      targetId: auditEvent.targetId,
      targetName: auditEvent.targetName,
      from: auditEvent.from,
      to: auditEvent.to,
      address: auditEvent.address,
    })
    .from(auditEvent)
    .leftJoin(person, eq(person.personId, auditEvent.personId))
    .where(and(...conditions))
    .orderBy(desc(auditEvent.auditEventId))
    .limit(limit);
}

/** Whether such a line was written for the target since then: what happens often is told once in a while. */
export async function isInAuditSince(
  db: Db,
  asked: { what: string; targetKind: string; targetId: string | null; address: string | null; since: Date },
): Promise<boolean> {
  const rows = await db
    .select({ one: sql`1` })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.what, asked.what),
        eq(auditEvent.targetKind, asked.targetKind),
        sql`${auditEvent.targetId} is not distinct from ${asked.targetId}`,
        sql`${auditEvent.address} is not distinct from ${asked.address}`,
        gte(auditEvent.at, asked.since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
