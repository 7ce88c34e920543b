import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import { entityKinds } from "@earshot/core/match/entity";
import { isOurs } from "@earshot/core/match/kind-towards-us";
import type { LeaderVoice } from "@earshot/core/respond/leader-voice";
import type { Playbook } from "@earshot/core/respond/playbook";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { promptSeverityMin, type PromptBody } from "@earshot/core/respond/prompt";
import type { Severity } from "@earshot/core/triage/status";
import { authorRoles } from "../classify/guide-rules.ts";
import { answerLanguage, answerPost } from "./suggest-prompt.ts";
import { learnVoice } from "./voice/learn-voice.ts";

/** A stored post with the labels that hold. */
export interface LabelledPost {
  title: string | null;
  text: string;
  platform: Platform;
  author: { name: string | null; bio: string | null; followers: number | null } | null;
  authorRole: string | null;
  parentText: string | null;
  company: string | null;
  executive: string | null;
  lang: string;
  direction: Direction;
  severity: Severity;
  sentiment: Sentiment;
  toxicity: number;
  spam: number;
}

/** Makes prompts of stored posts: from the labels they have, which people may have corrected, without asking a model again. */
export const promptMaker = {
  languageOf: answerLanguage,
  learnVoice,
  /** `voice` is of the executive that the post names, and heard where the executive is to answer. */
  suggest(
    playbook: Playbook,
    post: LabelledPost,
    facts: readonly FactCard[],
    voice: LeaderVoice | null,
  ): PromptBody {
    const { text, title, platform, company, executive, author, lang, direction, sentiment, toxicity, spam } =
      post;
    const labels = { lang, direction, sentiment, toxicity, spam };
    const input = {
      id: null,
      text,
      title,
      lang,
      platform,
      company,
      executive,
      author,
      role: authorRoles.find((role) => role === post.authorRole) ?? null,
      isByUs: entityKinds.some((kind) => kind === post.authorRole && isOurs(kind)),
      target: null,
      start: null,
      end: null,
      parent: post.parentText,
    };
    const isGrave = post.severity >= promptSeverityMin || direction === "crisis";
    return answerPost(
      playbook,
      labels,
      { post: input, facts },
      voice ? { voice, isGrave, leader: executive } : undefined,
    );
  },
};
