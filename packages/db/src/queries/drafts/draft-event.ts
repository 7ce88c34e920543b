import type { DraftEventKind } from "@earshot/core/respond/draft/draft";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftEvent } from "../../schema/draft-event.ts";
import { triageEvent } from "../../schema/triage-event.ts";
import { storable } from "../../storable.ts";
import { notifyTriage } from "../notify.ts";

export type DraftRow = typeof draft.$inferSelect;

/** What happened to a draft. */
export interface DraftDeed {
  personId: number | null;
  kind: DraftEventKind;
  facts?: Record<string, unknown>;
  note?: string | null;
  now: Date;
}

/** Steps of a draft that the post it answers tells of too. */
const toldByPost: ReadonlySet<DraftEventKind> = new Set([
  "created",
  "sent",
  "approved",
  "declined",
  "published",
  "withdrawn",
]);

/** Appends to the history of a draft, and of the post it answers, and tells all listeners. Call it in the transaction of the change. */
export async function noteDraft(db: Db, row: DraftRow, deed: DraftDeed): Promise<void> {
  const { personId, kind, facts = {}, note = null, now } = deed;
  const { draftId, postId } = row;
  await db.insert(draftEvent).values({ draftId, at: now, personId, kind, facts, note: storable(note) });
  await db.update(draft).set({ changedAt: now }).where(eq(draft.draftId, draftId));
  if (postId !== null && toldByPost.has(kind)) {
    const to = { draftId, draft: kind };
    await db
      .insert(triageEvent)
      .values({ postId, at: now, personId, kind: "draft", to, note: storable(note) });
    await notifyTriage(db, [postId], false);
  }
  await notifyDrafts(db);
}

/** Tells all listeners, once the transaction is committed, that drafts are different. */
export async function notifyDrafts(db: Db): Promise<void> {
  await db.execute(sql`select pg_notify('drafts_changed', '')`);
}

/** The row of a draft, held to the end of the transaction. */
export async function lockDraft(db: Db, draftId: number): Promise<DraftRow | null> {
  const [row] = await db.select().from(draft).where(eq(draft.draftId, draftId)).for("update");
  return row ?? null;
}

/** The row of a draft as it is now; null when there is none. */
export async function readDraft(db: Db, draftId: number): Promise<DraftRow | null> {
  const [row] = await db.select().from(draft).where(eq(draft.draftId, draftId));
  return row ?? null;
}
