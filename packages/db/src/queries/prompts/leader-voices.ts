import type { LeaderVoice } from "@earshot/core/respond/leader-voice";
import type { Db } from "../../database.ts";
import { readOwnTexts } from "../own-texts.ts";
import type { PromptMaker } from "./make-prompts.ts";
import type { PostToPrompt } from "./posts-to-prompt.ts";

/** How somebody writes changes in weeks; a leader is named by many posts of an hour. */
const rememberedMs = 10 * 60_000;

interface Remembered {
  at: number;
  /** Null where it could not be learnt. */
  voice: LeaderVoice | null;
}

/** Per database, so that installations of one process do not hear each other's leaders. */
const remembered = new WeakMap<Db, Map<string, Remembered>>();

/** Gives the voice of the executive that a post names, in the language of its answer; learnt anew after ten minutes. */
export function openVoices(
  db: Db,
  maker: Pick<PromptMaker, "languageOf" | "learnVoice">,
  now: Date,
): (post: PostToPrompt) => Promise<LeaderVoice | null> {
  const known = remembered.get(db) ?? new Map<string, Remembered>();
  remembered.set(db, known);
  return async ({ executiveId, lang }) => {
    if (executiveId === null) return null;
    const language = maker.languageOf(lang);
    const key = `${executiveId} ${language}`;
    const held = known.get(key);
    if (held !== undefined && Math.abs(now.getTime() - held.at) < rememberedMs) return held.voice;
    const { own, others } = await readOwnTexts(db, executiveId, now);
    const voice = learn(() => maker.learnVoice(own, language, others));
    known.set(key, { at: now.getTime(), voice });
    return voice;
  };
}

/** Texts that no voice can be learnt from are answered in nobody's: they hold up no prompt. */
function learn(hear: () => LeaderVoice): LeaderVoice | null {
  try {
    return hear();
  } catch {
    return null;
  }
}
