import type { Db } from "../database.ts";
import { auditEvent } from "../schema/audit-event.ts";
import { storable } from "../storable.ts";

/** Who makes a change, and by what way: in the page, with an API token, or on the command line. */
export interface Actor {
  /** Null on the command line and for the program itself. */
  personId: number | null;
  /** "person", "token:<name>", "command line" or "system". */
  via: string;
  /** Network address of the request; null without one. */
  address: string | null;
}

/** The command line speaks for whoever may run programs on the machine. */
export const commandLine: Actor = { personId: null, via: "command line", address: null };

export interface Audited {
  /** Thing and deed, "source.changed", "person.invited". */
  what: string;
  /** The same word as the table: "source", "entity", "person", "setting" … */
  targetKind: string;
  targetId: string | number | null;
  /** Name at the time, so that the line can be read when the thing is gone. */
  targetName: string;
  /** Fields before and after; only those that changed, and never a secret. */
  from?: Record<string, unknown>;
  to?: Record<string, unknown>;
}

/** Appends to the audit log. Call it in the transaction of the change, so that neither is saved without the other. */
export async function recordAudit(db: Db, actor: Actor, audited: Audited, now: Date): Promise<void> {
  await recordAudits(db, actor, [audited], now);
}

/** Lines of one insert: a statement takes only so many parameters. */
const linesAtOnce = 500;

/** The same for what changes many things at once. */
export async function recordAudits(
  db: Db,
  actor: Actor,
  audited: readonly Audited[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < audited.length; at += linesAtOnce) {
    await db.insert(auditEvent).values(
      audited.slice(at, at + linesAtOnce).map((each) => ({
        at: now,
        ...actor,
        what: each.what,
        targetKind: each.targetKind,
        targetId: each.targetId === null ? null : String(each.targetId),
        targetName: storable(each.targetName),
        from: each.from ?? {},
        to: each.to ?? {},
      })),
    );
  }
}
