import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { Playbook } from "@earshot/core/respond/playbook";
import type { PromptBody } from "@earshot/core/respond/prompt";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import { authorRoles } from "../classify/guide-rules.ts";
import { answerLanguage, answerPost } from "./suggest-prompt.ts";

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
  sentiment: Sentiment;
  toxicity: number;
  spam: number;
}

/** Makes prompts of stored posts: from the labels they have, which people may have corrected, without asking a model again. */
export const promptMaker = {
  languageOf: answerLanguage,
  suggest(playbook: Playbook, post: LabelledPost, facts: readonly FactCard[]): PromptBody {
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
      target: null,
      start: null,
      end: null,
      parent: post.parentText,
    };
    return answerPost(playbook, labels, { post: input, facts });
  },
};
