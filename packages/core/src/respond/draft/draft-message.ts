import type { DraftTurn, Message, QuotedPost } from "../../notify/message.ts";
import { inQuotes } from "../../system/in-quotes.ts";
import type { PageLanguage } from "../../triage/page-language.ts";
import { channelNames, speakerNames } from "../respond-names.ts";
import type { DraftChannel, DraftSpeaker } from "./draft.ts";

interface DraftTold {
  language: PageLanguage;
  title: string;
  author: string;
  /** Where drafts are in the page; null where nobody knows. */
  url: string | null;
}

interface DraftAsked extends DraftTold {
  text: string;
  /** The beginning of what it answers; null for words of one's own. */
  answered: Omit<QuotedPost, "label"> | null;
  speaker: DraftSpeaker;
  /** The executive who speaks. */
  executive: string | null;
  channel: DraftChannel;
  turn: DraftTurn;
  /** Claims without a card that have to be read in the page first. */
  claims: readonly string[];
  decideUrl: string | null;
  isReminder: boolean;
}

/** Asks somebody for the word that a draft waits for. */
export function askMessage(told: DraftAsked): Message {
  const { language, turn, claims, decideUrl, answered } = told;
  const words = told.language === "ru" ? russian : english;
  const who = told.executive ?? speakerNames[language][told.speaker];
  const named = claims.map((claim) => inQuotes(claim, language)).join(", ");
  return {
    language,
    severity: null,
    title: `${told.isReminder ? words.again : words.asked}: ${told.title}`,
    lines: [
      `${words.author}: ${told.author}`,
      `${words.speaks}: ${who}, ${channelNames[language][told.channel]}`,
    ],
    quotes: answered === null ? [] : [{ ...answered, label: words.answered }],
    asked: {
      label: words.text,
      text: told.text,
      notes: claims.length > 0 ? [`${words.claims}: ${named}`] : [],
      isCut: words.isCut,
    },
    link: told.url === null ? null : { text: words.open, url: told.url },
    acknowledge: null,
    decide: {
      turn,
      approve: words.approve,
      decline: words.decline,
      isPageOnly: claims.length > 0,
      link: decideUrl === null ? null : { text: words.byLink, short: words.read, url: decideUrl },
    },
  };
}

const russian = {
  asked: "Нужно ваше слово",
  again: "Всё ещё ждём вашего слова",
  author: "Автор ответа",
  speaks: "От чьего имени и где",
  answered: "На что отвечаем",
  text: "Ответ, о котором вас спрашивают",
  claims: "За этими словами нет карточки факта, их нужно отметить прочитанными",
  isCut: "Ответ длинный, здесь только начало: прочтите его целиком, прежде чем решать.",
  open: "Открыть черновик",
  approve: "Согласовать",
  decline: "Вернуть автору",
  byLink:
    "Согласовать или вернуть автору, не входя в Earshot (ссылка сработает один раз, в течение трёх дней)",
  read: "Прочитать и решить",
};

const english: typeof russian = {
  asked: "Your word is needed",
  again: "Still waiting for your word",
  author: "Written by",
  speaks: "Who speaks and where",
  answered: "It answers",
  text: "The answer that you are asked about",
  claims: "No fact card stands behind these words, they have to be marked as read",
  isCut: "The answer is long and this is its beginning: please read all of it before you decide.",
  open: "Open the draft",
  approve: "Approve",
  decline: "Send back",
  byLink: "Approve it or send it back without signing in (the link works once, within three days)",
  read: "Read and decide",
};

export type AuthorNews = "approved" | "declined" | "asked";

/** Tells the author what became of a draft. */
export function newsMessage(
  told: DraftTold & { news: AuthorNews; by: string; words: string | null },
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
    lines: told.words === null ? [told.by] : [`${told.by}: ${inQuotes(told.words, told.language)}`],
    quotes: [],
    link: told.url === null ? null : { text: isRu ? "Открыть черновик" : "Open the draft", url: told.url },
    acknowledge: null,
  };
}
