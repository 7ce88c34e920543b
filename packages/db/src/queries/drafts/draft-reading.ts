import type { DraftFinding } from "@earshot/core/respond/draft/draft";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import { joinReading, type ReadingRefusal } from "@earshot/core/respond/draft/second-reading";
import { and, eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { countWording } from "../engine.ts";
import { storable } from "../../storable.ts";
import { lockDraft, noteDraft } from "./draft-event.ts";

/** What a second reading found and doubted in the newest text of a draft; nothing for words that are no draft yet. */
export async function readingOf(db: Db, draftId: number | null): Promise<DraftFinding[]> {
  if (draftId === null) return [];
  const [newest] = await db
    .select({ findings: draftVersion.findings })
    .from(draftVersion)
    .innerJoin(draft, and(eq(draft.draftId, draftVersion.draftId), eq(draft.number, draftVersion.number)))
    .where(eq(draft.draftId, draftId));
  return (newest?.findings ?? []).filter(
    ({ readBy, doubtedBy }) => readBy !== undefined || doubtedBy !== undefined,
  );
}

/**
 * Keeps what a language model found and doubted in the text of a version, beside what the rules found, with its cost, in the history of the draft and in the audit
 * log. An earlier reading of the same text gives way. `findings` null: it did not answer.
 */
export async function saveReading(
  db: Db,
  by: ChangedBy<"respond">,
  made: {
    draftId: number;
    number: number;
    model: string;
    findings: readonly DraftFinding[] | null;
    tokens: number;
    now: Date;
  },
): Promise<{ ok: true } | { ok: false; reason: ReadingRefusal | "missing" }> {
  const { draftId, number, findings, tokens, now } = made;
  const model = storable(made.model);
  return db.transaction(async (tx) => {
    await countWording(tx, now, { wordings: 0, tokens });
    const row = await lockDraft(tx, draftId);
    if (row === null) return { ok: false, reason: "missing" };
    const personId = by.may.personId;
    const found = findings?.filter(({ readBy }) => readBy !== undefined).length ?? null;
    const facts = { model, tokens, found };
    const isSameText = row.number === number && mayWrite(row.state);
    if (findings !== null && isSameText) {
      const isRead = and(eq(draftVersion.draftId, draftId), eq(draftVersion.number, number));
      const [version] = await tx.select({ findings: draftVersion.findings }).from(draftVersion).where(isRead);
      const own = (version?.findings ?? [])
        .filter(({ readBy }) => readBy === undefined)
        .map((finding) => ({ ...finding, doubtedBy: undefined }));
      await tx
        .update(draftVersion)
        .set({ findings: joinReading(own, findings) })
        .where(isRead);
    }
    await noteDraft(tx, row, { personId, kind: "read", facts, now });
    const target = { targetKind: "draft", targetId: draftId, targetName: row.title };
    await recordAudit(tx, by.actor, { what: "draft.read", ...target, to: facts }, now);
    return isSameText ? { ok: true } : { ok: false, reason: "stale" };
  });
}
