import type {
  DraftChannel,
  DraftLanguage,
  DraftSpeaker,
  DraftFinding,
} from "@earshot/core/respond/draft/draft";
import { oneLine } from "@earshot/core/notify/message";
import { legalWords } from "@earshot/core/respond/draft/legal-words";
import { mayWrite } from "@earshot/core/respond/draft/plan-draft";
import { and, eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftVersion } from "../../schema/draft-version.ts";
import { entity } from "../../schema/entity.ts";
import { storable } from "../../storable.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { readAnswered } from "./draft-answered.ts";
import { lockDraft, noteDraft, type DraftRow } from "./draft-event.ts";
import { whoWorded } from "./draft-wording.ts";

export type WriteRefusal = "missing" | "stale" | "unchanged" | "not_from_here" | "no_post" | "unknown_entity";
export type Written =
  | { ok: true; draftId: number; version: number; number: number }
  | { ok: false; reason: WriteRefusal };

/** A text as it was checked. */
export interface CheckedText {
  text: string;
  findings: readonly DraftFinding[];
  /** Which engine of checks it was. */
  engine: string;
}

/** Who speaks, where and in which language, by when. */
export interface DraftFrame {
  speaker: DraftSpeaker;
  entityId: number | null;
  channel: DraftChannel;
  language: DraftLanguage;
  dueAt: Date | null;
}

type FrameChange = { [K in keyof DraftFrame]?: DraftFrame[K] | undefined };

const titleUnits = 120;

/** Begins a draft: the answer to a post, or words of one's own. */
export async function createDraft(
  db: Db,
  by: ChangedBy<"respond">,
  given: CheckedText &
    DraftFrame & {
      postId: number | null;
      promptId: number | null;
      title: string | null;
      /** Sent twice with the same key it is begun once. */
      requestKey?: string | undefined;
      now: Date;
    },
): Promise<Written> {
  const { postId, promptId, now, speaker, entityId, channel, language, dueAt, requestKey = null } = given;
  return db.transaction(async (tx) => {
    const answered = postId === null ? null : await readAnswered(tx, postId);
    if (postId !== null && answered === null) return { ok: false, reason: "no_post" };
    if (!(await isKnown(tx, entityId))) return { ok: false, reason: "unknown_entity" };
    const words = answered?.title ?? answered?.text ?? given.title ?? given.text;
    const personId = by.may.personId;
    const [row] = await tx
      .insert(draft)
      .values({
        postId,
        promptId,
        storyId: answered?.storyId ?? null,
        title: storable(oneLine(words, titleUnits)),
        speaker,
        entityId,
        channel,
        language,
        dueAt,
        createdAt: now,
        createdBy: personId,
        requestKey,
        isDemo: answered?.isDemo ?? false,
        changedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (!row) return begunBefore(tx, { personId, requestKey });
    await insertVersion(tx, row, { ...given, personId, answered: answered?.text ?? "" });
    await noteDraft(tx, row, { personId, kind: "created", now });
    const target = { targetKind: "draft", targetId: row.draftId, targetName: row.title };
    await recordAudit(tx, by.actor, { what: "draft.created", ...target, to: { speaker, postId } }, now);
    return { ok: true, draftId: row.draftId, version: row.version, number: 1 };
  });
}

/** The draft that came with this key already, as it is by now. */
async function begunBefore(
  tx: Db,
  { personId, requestKey }: { personId: number; requestKey: string | null },
): Promise<Written> {
  const [row] = await tx
    .select()
    .from(draft)
    .where(and(eq(draft.createdBy, personId), eq(draft.requestKey, requestKey ?? "")));
  if (!row) throw new Error("A draft returned no row.");
  const { draftId, version, number } = row;
  return { ok: true, draftId, version, number };
}

/** Saves another version of the text; what was approved of the earlier one does not hold for it. */
export async function saveVersion(
  db: Db,
  by: ChangedBy<"respond">,
  given: CheckedText & { draftId: number; version: number; now: Date },
): Promise<Written> {
  const { draftId, version, now } = given;
  return changeDraft(db, { draftId, version }, async (tx, row) => {
    const before = await newestText(tx, row);
    if (before === storable(given.text)) return { ok: false, reason: "unchanged" };
    const personId = by.may.personId;
    const number = row.number + 1;
    const answered = row.postId === null ? null : await readAnswered(tx, row.postId);
    await insertVersion(tx, { ...row, number }, { ...given, personId, answered: answered?.text ?? "" });
    const wasState = row.state;
    await tx
      .update(draft)
      .set({ number, state: "writing", version: version + 1, sentAt: null, approvedAt: null })
      .where(eq(draft.draftId, draftId));
    await noteDraft(tx, row, { personId, kind: "version", facts: { number, from: wasState }, now });
    return { ok: true, draftId, version: version + 1, number };
  });
}

/** Changes who speaks, where, in which language and by when. Another speaker is another chain of approvals: what was given does not hold. */
export async function changeFrame(
  db: Db,
  by: ChangedBy<"respond">,
  given: FrameChange & { draftId: number; version: number; now: Date },
): Promise<Written> {
  const { draftId, version, now, ...frame } = given;
  return changeDraft(db, { draftId, version }, async (tx, row) => {
    if (row.state !== "writing" && row.state !== "declined") return { ok: false, reason: "not_from_here" };
    if (frame.entityId !== undefined && !(await isKnown(tx, frame.entityId)))
      return { ok: false, reason: "unknown_entity" };
    const wanted = Object.entries(frame).filter(([, value]) => value !== undefined);
    const changed = wanted.filter(([field, value]) => String(row[field as keyof DraftRow]) !== String(value));
    if (changed.length === 0) return { ok: false, reason: "unchanged" };
    await tx
      .update(draft)
      .set({ ...Object.fromEntries(changed), version: version + 1 })
      .where(eq(draft.draftId, draftId));
    const facts = Object.fromEntries(changed);
    await noteDraft(tx, row, { personId: by.may.personId, kind: "changed", facts, now });
    return { ok: true, draftId, version: version + 1, number: row.number };
  });
}

async function changeDraft(
  db: Db,
  asked: { draftId: number; version: number },
  change: (tx: Db, row: DraftRow) => Promise<Written>,
): Promise<Written> {
  return db.transaction(async (tx) => {
    const row = await lockDraft(tx, asked.draftId);
    if (row === null) return { ok: false, reason: "missing" };
    if (row.version !== asked.version) return { ok: false, reason: "stale" };
    if (!mayWrite(row.state)) return { ok: false, reason: "not_from_here" };
    return change(tx, row);
  });
}

async function insertVersion(
  db: Db,
  { draftId, postId, number }: Pick<DraftRow, "draftId" | "postId" | "number">,
  given: CheckedText & { personId: number; answered: string; now: Date },
): Promise<void> {
  await db.insert(draftVersion).values({
    draftId,
    number,
    text: storable(given.text),
    writtenAt: given.now,
    writtenBy: given.personId,
    findings: [...given.findings],
    engine: given.engine,
    isLegal: legalWords(given.text).length > 0 || legalWords(given.answered).length > 0,
    wordedBy: await whoWorded(db, { draftId, postId, text: given.text }),
  });
}

async function newestText(db: Db, { draftId, number }: DraftRow): Promise<string | null> {
  const [row] = await db
    .select({ text: draftVersion.text })
    .from(draftVersion)
    .where(and(eq(draftVersion.draftId, draftId), eq(draftVersion.number, number)));
  return row?.text ?? null;
}

async function isKnown(db: Db, entityId: number | null): Promise<boolean> {
  if (entityId === null) return true;
  const [row] = await db.select({ kind: entity.kind }).from(entity).where(eq(entity.entityId, entityId));
  return row?.kind === "executive";
}
