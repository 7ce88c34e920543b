import type { Names, PageLanguage } from "../triage/page-language.ts";
import type { DateFlag } from "./post.ts";
import type { SourceState } from "./source.ts";

export const sourceStateNames: Names<SourceState> = {
  ru: {
    new: "ещё не читали",
    ok: "работает",
    late: "опаздывает",
    failing: "сбоит",
    needs_key: "нужен ключ",
    needs_money: "нужны деньги",
    blocked: "закрыт для нас",
    gone: "пропал",
    too_quiet: "подозрительно тихо",
    paused: "на паузе",
  },
  en: {
    new: "not read yet",
    ok: "working",
    late: "late",
    failing: "failing",
    needs_key: "needs a key",
    needs_money: "needs money",
    blocked: "blocks us",
    gone: "gone",
    too_quiet: "suspiciously quiet",
    paused: "paused",
  },
};

/** States that wait for a person, the worst first; the page shows them before all others. */
export const ailingStates = [
  "gone",
  "blocked",
  "needs_key",
  "needs_money",
  "failing",
  "late",
  "too_quiet",
] as const satisfies readonly SourceState[];

export const tierNames: Names<1 | 2 | 3> = {
  ru: { 1: "федеральный", 2: "региональный", 3: "местный" },
  en: { 1: "national", 2: "regional", 3: "local" },
};

const dateFlagTexts: Record<PageLanguage, Record<DateFlag, string>> = {
  ru: {
    missing: "В ленте нет даты: показано время, когда публикацию нашли.",
    no_zone: "В дате нет часового пояса: время может отличаться на несколько часов.",
    future_clamped: "Источник назвал дату в будущем: показано время, когда публикацию нашли.",
    ancient: "Источник назвал неправдоподобно старую дату.",
    unreadable: "Дату не удалось прочитать: показано время, когда публикацию нашли.",
  },
  en: {
    missing: "The feed gives no date: this is when the post was found.",
    no_zone: "The date has no time zone: it may be off by some hours.",
    future_clamped: "The source gave a date in the future: this is when the post was found.",
    ancient: "The source gave an impossibly old date.",
    unreadable: "The date could not be read: this is when the post was found.",
  },
};

/** Why a publication time is not to be taken literally; null for a flag without words. */
export function dateFlagText(flag: string, language: PageLanguage): string | null {
  const texts: Readonly<Record<string, string>> = dateFlagTexts[language];
  return Object.hasOwn(texts, flag) ? (texts[flag] ?? null) : null;
}
