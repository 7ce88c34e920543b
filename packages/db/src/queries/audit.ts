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
  await db.insert(auditEvent).values({
    at: now,
    ...actor,
    what: audited.what,
    targetKind: audited.targetKind,
    targetId: audited.targetId === null ? null : String(audited.targetId),
    targetName: storable(audited.targetName),
    from: audited.from ?? {},
    to: audited.to ?? {},
  });
}
