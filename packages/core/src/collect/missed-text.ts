import type { PageLanguage } from "../triage/page-language.ts";
import type { MissedReason } from "./missed-time.ts";
import type { RecollectOutcome } from "./settle-gap.ts";
import { reasonText, type ReasonText } from "./source-reason-text.ts";

type OwnReason = "window_passed" | "paused" | "not_read_yet";

const own: Record<PageLanguage, Record<OwnReason, ReasonText>> = {
  ru: {
    window_passed: {
      what: "Публикаций вышло больше, чем источник показывает за раз: часть прошла мимо.",
      mend: "Проверяйте его чаще или соберите пробел заново, если у источника есть архив.",
    },
    paused: { what: "Источник стоял на паузе.", mend: "Снимите паузу, если он снова нужен." },
    not_read_yet: {
      what: "Источник ещё ни разу не удалось прочитать.",
      mend: "Проверьте его адрес и причину на странице источника.",
    },
  },
  en: {
    window_passed: {
      what: "More was published than the source shows at once: some posts passed by.",
      mend: "Have it checked more often, or collect the gap again if the source keeps an archive.",
    },
    paused: { what: "The source was paused.", mend: "Resume it if it is wanted again." },
    not_read_yet: {
      what: "The source could not be read even once.",
      mend: "See its address and the reason on the page of the source.",
    },
  },
};

/** Why posts of a time are missing, and what mends it. */
export function missedText(why: MissedReason, language: PageLanguage): ReasonText {
  return isOwn(why) ? own[language][why] : reasonText(why, language);
}

const outcomes: Record<PageLanguage, Record<RecollectOutcome, string>> = {
  ru: {
    whole: "Собрано полностью: источник ещё показывал всё это время.",
    part: "Собрана часть: более ранних публикаций источник уже не показывает.",
    nothing: "Ничего собрать не удалось: публикаций этого времени источник уже не показывает.",
  },
  en: {
    whole: "All of it was collected: the source still showed that time.",
    part: "Part of it was collected: the source no longer shows earlier posts.",
    nothing: "Nothing could be had: the source no longer shows posts of that time.",
  },
};

/** What came of collecting a gap again. */
export function recollectText(outcome: RecollectOutcome, language: PageLanguage): string {
  return outcomes[language][outcome];
}

function isOwn(why: MissedReason): why is OwnReason {
  return Object.hasOwn(own.en, why);
}
