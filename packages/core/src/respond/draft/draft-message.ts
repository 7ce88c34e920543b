import type { DraftTurn, Message } from "../../notify/message.ts";
import type { PageLanguage } from "../../triage/page-language.ts";

interface DraftTold {
  language: PageLanguage;
  title: string;
  text: string;
  /** The beginning of what it answers; null for words of one's own. */
  answered: { text: string; by: string; url: string | null } | null;
  author: string;
  /** Where drafts are in the page; null where nobody knows. */
  url: string | null;
}

/** Asks somebody for the word that a draft waits for. */
export function askMessage(
  told: DraftTold & {
    turn: DraftTurn;
    /** Claims without a card that have to be read in the page first. */
    claims: readonly string[];
    decideUrl: string | null;
    isReminder: boolean;
  },
): Message {
  const isRu = told.language === "ru";
  const { turn, claims, decideUrl, isReminder } = told;
  const asked = isRu ? "Нужно ваше слово" : "Your word is needed";
  const again = isRu ? "Всё ещё ждём вашего слова" : "Still waiting for your word";
  const unread = isRu
    ? `Утверждения без карточки факта, прочтите их: ${claims.map((claim) => `«${claim}»`).join(" ")}`
    : `Claims without a fact card, please read them: ${claims.map((claim) => `"${claim}"`).join(" ")}`;
  return {
    language: told.language,
    severity: null,
    title: `${isReminder ? again : asked}: ${told.title}`,
    lines: [
      isRu ? `Ответ написал(а) ${told.author}:` : `${told.author} wrote this answer:`,
      told.text,
      ...(claims.length > 0 ? [unread] : []),
    ],
    quotes: told.answered === null ? [] : [told.answered],
    link: told.url === null ? null : { text: isRu ? "Открыть черновик" : "Open the draft", url: told.url },
    acknowledge: null,
    decide: {
      turn,
      approve: isRu ? "Согласовать" : "Approve",
      decline: isRu ? "Вернуть автору" : "Send back",
      url: decideUrl,
    },
  };
}

export type AuthorNews = "approved" | "declined" | "asked";

/** Tells the author what became of a draft. */
export function newsMessage(
  told: Omit<DraftTold, "answered"> & { news: AuthorNews; by: string; words: string | null },
): Message {
  const isRu = told.language === "ru";
  const said: Record<AuthorNews, string> = isRu
    ? { approved: "Черновик согласован", declined: "Черновик вернули", asked: "Вопрос о черновике" }
    : {
        approved: "Your draft is approved",
        declined: "Your draft came back",
        asked: "A question about your draft",
      };
  return {
    language: told.language,
    severity: null,
    title: `${said[told.news]}: ${told.title}`,
    lines: told.words === null ? [told.by] : [`${told.by}: «${told.words}»`],
    quotes: [],
    link: told.url === null ? null : { text: isRu ? "Открыть черновик" : "Open the draft", url: told.url },
    acknowledge: null,
  };
}
