import { idMax } from "@earshot/contract/id";
import { leaderVoiceSchema, type VoiceExample, type VoiceTraits } from "@earshot/contract/leader-voice";
import {
  voiceTextsMin,
  type LeaderVoice,
  type VoiceTraits as LearntTraits,
} from "@earshot/core/respond/leader-voice";
import { readOwnTexts, type TextsAround } from "@earshot/db/queries/own-texts";
import { loadWatchList } from "@earshot/db/queries/watch-list";
import { learnVoice } from "@earshot/text/respond/voice/learn-voice";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";

const exampleLength = 240;

const read = {
  schema: {
    tags: ["watch list"],
    summary:
      "How an executive writes, learnt from their own posts and replies, with two examples of each habit",
    params: z.object({ entityId: z.coerce.number().int().positive().max(idMax) }),
    response: { 200: leaderVoiceSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

/** The voice in which openings of answers of an executive are written. */
export async function registerLeaderVoice(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/entities/:entityId/voice", read, async ({ params: { entityId } }) => {
    const { entities } = await loadWatchList(db);
    const entity = entities.find(({ id }) => id === entityId);
    if (entity === undefined) throw new ProblemError(404, `There is no entity ${entityId}.`);
    const answer = { entityId, needed: voiceTextsMin };
    if (entity.kind !== "executive") return { ...answer, voices: [] };
    const { own, others } = await readOwnTexts(db, entityId, deps.now());
    const voices = (["ru", "en"] as const)
      .map((language) => learnVoice(own, language, others))
      .filter(({ n }) => n > 0)
      .toSorted((a, b) => b.n - a.n);
    return { ...answer, voices: voices.map((voice) => viewVoice(voice, own)) };
  });
}

function viewVoice(voice: LeaderVoice, own: TextsAround["own"]) {
  return { ...voice, traits: voice.traits && viewTraits(voice.traits, own) };
}

function viewTraits(traits: LearntTraits, own: TextsAround["own"]): VoiceTraits {
  const byId = new Map(own.map((text) => [text.postId, text]));
  const shown = <H extends { examples: number[] }>(habit: H) => ({
    ...habit,
    examples: habit.examples.flatMap((id): VoiceExample[] => {
      const text = byId.get(id);
      if (text === undefined) return [];
      return [{ postId: id, text: shorten(text.text), url: text.url, publishedAt: iso(text.publishedAt) }];
    }),
  });
  return {
    postLength: traits.postLength && shown(traits.postLength),
    replyLength: traits.replyLength && shown(traits.replyLength),
    greeting: traits.greeting && shown(traits.greeting),
    byName: shown(traits.byName),
    address: traits.address && shown(traits.address),
    person: traits.person && shown(traits.person),
    emoji: shown(traits.emoji),
    exclamation: shown(traits.exclamation),
    question: shown(traits.question),
    humour: shown(traits.humour),
    typicalWords: shown(traits.typicalWords),
    signOff: traits.signOff && shown(traits.signOff),
  };
}

/** At a gap between words, without cutting a sign in two. */
function shorten(text: string): string {
  if (text.length <= exampleLength) return text;
  return `${text.slice(0, exampleLength).replace(/\s+\S*$|[\uD800-\uDBFF]$/u, "")}…`;
}
