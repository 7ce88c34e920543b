import { inArray } from "drizzle-orm";
import type { Db } from "../database.ts";
import { commandLine, recordAudit } from "../queries/audit.ts";
import { outbox } from "../schema/outbox.ts";

/**
 * Last step of a restore, in its transaction: mails that waited when the backup was taken may have been sent since, so
 * they wait for a person now; and the log tells of the restore.
 */
export async function settleRestored(tx: Db, takenAt: string, now: Date): Promise<void> {
  await tx
    .update(outbox)
    .set({ state: "unknown", stateAt: now, error: "Restored from a backup: it may have been sent since." })
    .where(inArray(outbox.state, ["waiting", "sending"]));
  await note(tx, "installation.restored", { takenAt }, now);
}

/** Last step of a move. Mails that waited still wait: nobody sent them meanwhile. */
export async function settleMoved(tx: Db, now: Date): Promise<void> {
  await note(tx, "installation.moved", {}, now);
}

function note(tx: Db, what: string, to: Record<string, unknown>, now: Date): Promise<void> {
  const target = { targetKind: "installation", targetId: null, targetName: "" };
  return recordAudit(tx, commandLine, { what, ...target, to }, now);
}
