import { mayWrite, planPublication, type DraftRefusal } from "@earshot/core/respond/draft/plan-draft";
import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { storable } from "../../storable.ts";
import { lockDraft, noteDraft, type DraftRow } from "./draft-event.ts";
import type { Decided } from "./draft-decide.ts";
import { isAskedAlready } from "./draft-repeat.ts";

interface Asked {
  draftId: number;
  version: number;
  now: Date;
}

/** Notes that approved words were said, by a person, there and then; a link that is collected later leads to what came of it. */
export async function publishDraft(
  db: Db,
  by: ChangedBy<"respond">,
  given: Asked & { url: string | null; at: Date | null },
): Promise<Decided> {
  const { now, url, at } = given;
  return changeState(db, given, async (tx, row) => {
    const planned = planPublication(row.state);
    if (!planned.ok) return planned.reason;
    const personId = by.may.personId;
    const publishedUrl = url === null ? null : storable(url);
    await tx
      .update(draft)
      .set({ state: "published", publishedAt: at ?? now, publishedBy: personId, publishedUrl })
      .where(eq(draft.draftId, row.draftId));
    await noteDraft(tx, row, { personId, kind: "published", facts: { number: row.number, url }, now });
    const target = { targetKind: "draft", targetId: row.draftId, targetName: row.title };
    await recordAudit(
      tx,
      by.actor,
      { what: "draft.published", ...target, to: { number: row.number, url } },
      now,
    );
    return null;
  });
}

/** Gives a draft up; it stays to be read. */
export async function withdrawDraft(
  db: Db,
  by: ChangedBy<"respond">,
  given: Asked & { reason: string },
): Promise<Decided> {
  const { now } = given;
  const reason = storable(given.reason.trim());
  return changeState(db, given, async (tx, row) => {
    if (!mayWrite(row.state)) return "not_from_here";
    await tx.update(draft).set({ state: "withdrawn" }).where(eq(draft.draftId, row.draftId));
    const note = reason === "" ? null : reason;
    await noteDraft(tx, row, { personId: by.may.personId, kind: "withdrawn", note, now });
    const target = { targetKind: "draft", targetId: row.draftId, targetName: row.title };
    await recordAudit(tx, by.actor, { what: "draft.withdrawn", ...target, from: { state: row.state } }, now);
    return null;
  });
}

/** Asks the author something about a draft, without deciding. */
export async function askAuthor(
  db: Db,
  by: ChangedBy<"respond">,
  given: { draftId: number; words: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: "missing" | "needs_words" | "withdrawn" | "published" }> {
  const words = storable(given.words.trim());
  if (words === "") return { ok: false, reason: "needs_words" };
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, given.draftId);
    if (row === null) return { ok: false, reason: "missing" };
    if (!mayWrite(row.state))
      return { ok: false, reason: row.state === "published" ? "published" : "withdrawn" };
    const { personId } = by.may;
    if (!(await isAskedAlready(tx, row.draftId, { personId, words })))
      await noteDraft(tx, row, { personId, kind: "asked", note: words, now: given.now });
    return { ok: true };
  });
}

async function changeState(
  db: Db,
  { draftId, version }: Asked,
  change: (tx: Db, row: DraftRow) => Promise<DraftRefusal | null>,
): Promise<Decided> {
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, draftId);
    if (row === null) return { ok: false, reason: "missing" };
    if (row.version !== version) return { ok: false, reason: "stale" };
    const refused = await change(tx, row);
    if (refused !== null) return { ok: false, reason: refused };
    await tx
      .update(draft)
      .set({ version: version + 1 })
      .where(eq(draft.draftId, draftId));
    return { ok: true, version: version + 1 };
  });
}
