import type { AnswerLanguage } from "@earshot/core/respond/prompt";
import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { Db } from "../../database.ts";
import { readOfferableFacts } from "../facts/offerable-facts.ts";
import type { PostToPrompt } from "./posts-to-prompt.ts";

/** Gives the cards that may be cited in answer to a post; those of like posts are read once. */
export function openOfferedFacts(
  db: Db,
  given: { languageOf: (lang: string) => AnswerLanguage; at: Date },
): (post: PostToPrompt) => Promise<readonly FactCard[]> {
  const known = new Map<string, FactCard[]>();
  return async ({ lang, entityIds }) => {
    const language = given.languageOf(lang);
    const key = `${language} ${entityIds.join(" ")}`;
    const facts = known.get(key) ?? (await readOfferableFacts(db, { at: given.at, language, entityIds }));
    known.set(key, facts);
    return facts;
  };
}
