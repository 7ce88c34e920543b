import type { LeaderVoice, OwnText } from "@earshot/core/respond/leader-voice";
import type { AnswerLanguage, PromptBody } from "@earshot/core/respond/prompt";
import type { Playbook } from "@earshot/core/respond/playbook";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { Db } from "../../database.ts";
import { hashOfferableFacts } from "../facts/offerable-facts.ts";
import { readHeldPlaybook } from "../playbook/read-playbook.ts";
import { askForLeadsOf } from "./ask-for-leads.ts";
import { forgetFailures, noteFailedPrompts, settlePrompts, type DuePrompt } from "./due-prompts.ts";
import { openOfferedFacts } from "./offered-to-posts.ts";
import { postsToPrompt, type PostToPrompt } from "./posts-to-prompt.ts";
import { openVoices } from "./leader-voices.ts";
import { savePrompts, type MadePrompt, type SavedPrompts } from "./save-prompts.ts";

/** How a post is answered: pure, and given by whoever knows the words of posts. */
export interface PromptMaker {
  languageOf(lang: string): AnswerLanguage;
  learnVoice(texts: readonly OwnText[], language: AnswerLanguage, others: readonly string[]): LeaderVoice;
  suggest(
    playbook: Playbook,
    post: PostToPrompt,
    facts: readonly FactCard[],
    voice: LeaderVoice | null,
  ): PromptBody;
}

/** A post about which the rules could not be asked. */
export interface FailedPrompt {
  postId: number;
  failure: string;
}

export interface MadePrompts extends SavedPrompts {
  failed: FailedPrompt[];
}

const failureUnitsMax = 500;

/**
 * Makes the prompts of these posts by the playbook and the fact cards that hold now. Posts that are gone, or out of triage, get
 * none. A post that cannot be thought about is noted and holds up no other. Nothing is locked while it is thought: what came due meanwhile stays due.
 */
export async function makePrompts(
  db: Db,
  maker: PromptMaker,
  given: { due: readonly DuePrompt[]; now: Date; signal?: AbortSignal },
): Promise<MadePrompts> {
  const { due, now } = given;
  const held = await readHeldPlaybook(db);
  if (held === null || due.length === 0) return { made: [], same: 0, failed: [] };
  const factsHash = await hashOfferableFacts(db, now);
  const posts = await postsToPrompt(
    db,
    due.map(({ postId }) => postId),
  );
  const offered = openOfferedFacts(db, { languageOf: maker.languageOf, at: now });
  const voiceFor = openVoices(db, maker, now);
  const made: MadePrompt[] = [];
  const failed: FailedPrompt[] = [];
  for (const post of posts) {
    given.signal?.throwIfAborted();
    const facts = await offered(post);
    const voice = await voiceFor(post);
    try {
      made.push({ postId: post.postId, body: maker.suggest(held.playbook, post, facts, voice) });
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      failed.push({ postId: post.postId, failure: failure.slice(0, failureUnitsMax) });
    }
  }
  return db.transaction(async (tx) => {
    const saved = await savePrompts(tx, { made, playbookId: held.playbookId, factsHash, now });
    await settlePrompts(
      tx,
      due.filter(({ postId }) => !failed.some((each) => each.postId === postId)),
    );
    await forgetFailures(
      tx,
      made.map(({ postId }) => postId),
    );
    await noteFailedPrompts(tx, failed, now);
    await askForLeadsOf(tx, saved.made);
    return { ...saved, failed };
  });
}
