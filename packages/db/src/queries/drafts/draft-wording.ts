import {
  planWording,
  wordedBy,
  type WordingGrounds,
  type WordingOutcome,
  type WordingRefusal,
} from "@earshot/core/respond/draft/wording";
import type { SettingValues } from "@earshot/core/settings/registry";
import { desc, eq, or } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { draft } from "../../schema/draft.ts";
import { draftWording } from "../../schema/draft-wording.ts";
import { entity } from "../../schema/entity.ts";
import { prompt } from "../../schema/prompt.ts";
import { storable } from "../../storable.ts";
import { postsToPrompt } from "../prompts/posts-to-prompt.ts";
import { recordAudit } from "../audit.ts";
import type { ChangedBy } from "../changed-by.ts";
import { countWording, engineUse } from "../engine.ts";
import { readSettings } from "../read-settings.ts";
import { readAnswered } from "./draft-answered.ts";
import { readDraft, lockDraft, noteDraft, type DraftRow } from "./draft-event.ts";
import { readGrounds, type DraftGrounds } from "./draft-grounds.ts";

/** Proposals of one post that a text is compared with, the newest first. */
const proposalsMax = 50;

/** The model that may be asked for words now, and why it may not; both null where nobody set one up. */
export interface WordingChance {
  model: string | null;
  refusal: WordingRefusal | null;
}

/** Whether words may be asked for at this instant. */
export async function readWordingChance(db: Db, settings: SettingValues, now: Date): Promise<WordingChance> {
  const model = settings["engine.model"];
  const refusal = planWording(
    {
      isOn: settings["engine.wording"],
      url: settings["engine.url"],
      model,
      monthlyWordings: settings["engine.monthly_wordings"],
      monthlyTokens: settings["engine.monthly_tokens"],
    },
    await engineUse(db, now),
  );
  return refusal === "off" ? { model: null, refusal } : { model, refusal };
}

/** The same where settings are not at hand. */
export async function lookAtWordingChance(db: Db, now: Date): Promise<WordingChance> {
  return readWordingChance(db, await readSettings(db), now);
}

/** What a model is given for a draft and what its words are held against; null when there is no such draft. */
export async function readWordingGrounds(
  db: Db,
  asked: { draftId: number; text: string; now: Date },
): Promise<{ row: DraftRow; wording: WordingGrounds; checks: DraftGrounds } | null> {
  const row = await readDraft(db, asked.draftId);
  if (row === null) return null;
  const { postId, entityId, promptId, speaker, channel, language } = row;
  const checks = await readGrounds(db, { ...row, now: asked.now });
  const answered = postId === null ? null : await readAnswered(db, postId);
  const [named] = postId === null ? [] : await postsToPrompt(db, [postId]);
  const [suggested] =
    promptId === null
      ? []
      : await db.select({ body: prompt.body }).from(prompt).where(eq(prompt.promptId, promptId));
  const [who] =
    entityId === null
      ? []
      : await db.select({ name: entity.name }).from(entity).where(eq(entity.entityId, entityId));
  const wording: WordingGrounds = {
    post: answered && { title: answered.title, text: answered.text },
    parent: named?.parentText ?? null,
    prompt: suggested?.body ?? null,
    facts: checks.facts,
    draft: asked.text,
    speaker,
    speakerName: who?.name ?? null,
    channel,
    language,
  };
  return { row, wording, checks };
}

/** Counts a proposal that is asked for now, before it is known what it costs. */
export async function beginWording(db: Db, now: Date): Promise<void> {
  await countWording(db, now, { wordings: 1, tokens: 0 });
}

/** Keeps what came of a proposal, in the history of the draft and in the audit log, with its cost. False when the draft is gone. */
export async function saveWording(
  db: Db,
  by: ChangedBy<"respond">,
  made: {
    draftId: number;
    model: string;
    given: string;
    text: string;
    tokens: number;
    outcome: WordingOutcome;
    now: Date;
  },
): Promise<boolean> {
  const { draftId, model, tokens, outcome, now } = made;
  return db.transaction(async (tx) => {
    await countWording(tx, now, { wordings: 0, tokens });
    const row = await lockDraft(tx, draftId);
    if (row === null) return false;
    const personId = by.may.personId;
    await tx.insert(draftWording).values({
      draftId,
      askedAt: now,
      askedBy: personId,
      model: storable(model),
      given: storable(made.given),
      text: storable(made.text),
      tokens,
      outcome,
    });
    const facts = { model: storable(model), tokens, outcome };
    await noteDraft(tx, row, { personId, kind: "worded", facts, now });
    const target = { targetKind: "draft", targetId: draftId, targetName: row.title };
    await recordAudit(tx, by.actor, { what: "draft.worded", ...target, to: facts }, now);
    return true;
  });
}

/** The model whose words stand in a text of a draft, or of any draft that answers the same post; null: a person's alone. */
export async function whoWorded(
  db: Db,
  asked: { draftId: number | null; postId: number | null; text: string },
): Promise<string | null> {
  const { draftId, postId, text } = asked;
  if (draftId === null && postId === null) return null;
  const proposals = await db
    .select({ model: draftWording.model, text: draftWording.text, given: draftWording.given })
    .from(draftWording)
    .innerJoin(draft, eq(draft.draftId, draftWording.draftId))
    .where(
      or(
        draftId === null ? undefined : eq(draft.draftId, draftId),
        postId === null ? undefined : eq(draft.postId, postId),
      ),
    )
    .orderBy(desc(draftWording.draftWordingId))
    .limit(proposalsMax);
  return wordedBy(text, proposals);
}
