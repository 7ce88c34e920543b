import type { Check, Principle } from "./vocabulary.ts";

export const findingSeverities = ["low", "medium", "high"] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** What a check found in a draft. Offsets are UTF-16 units of the draft; a finding about the whole of it has an empty quote at 0. */
export interface Finding {
  check: Check;
  principle: Principle;
  quote: string;
  start: number;
  end: number;
  severity: FindingSeverity;
  /** What to write instead, in the language of the draft. */
  suggestion: string;
}

/** Which of the seven principles a check guards and how much a finding weighs. */
export const checkRules: Record<Check, { principle: Principle; severity: FindingSeverity }> = {
  rudeness: { principle: "control", severity: "high" },
  confidential: { principle: "control", severity: "high" },
  quiet_period: { principle: "coordination", severity: "high" },
  unsupported_claim: { principle: "objectivity", severity: "medium" },
  promise: { principle: "strategy", severity: "medium" },
  blame: { principle: "objectivity", severity: "medium" },
  absolute: { principle: "objectivity", severity: "low" },
  competitor: { principle: "strategy", severity: "medium" },
  private_person: { principle: "control", severity: "high" },
  anger_interval: { principle: "control", severity: "medium" },
  contradiction: { principle: "objectivity", severity: "high" },
  calendar_clash: { principle: "coordination", severity: "medium" },
  corporate_speak: { principle: "naturalness", severity: "low" },
};

/** A gentler way, for each check. */
export const checkSuggestions: Record<Check, { ru: string; en: string }> = {
  rudeness: {
    ru: "Скажите то же о деле, не о человеке: что случилось и что вы сделаете.",
    en: "Say the same of the matter, not the person: what happened and what you will do.",
  },
  confidential: {
    ru: "Уберите это; скажите только то, что уже опубликовано.",
    en: "Leave this out; say only what has been published.",
  },
  quiet_period: {
    ru: "Сейчас период тишины: подождите его конца или уберите эту тему.",
    en: "This is a quiet period: wait until it ends or leave this subject out.",
  },
  unsupported_claim: {
    ru: "Приложите карточку факта или скажите «уточним и вернёмся».",
    en: 'Add a fact card, or say "we will check and come back".',
  },
  promise: {
    ru: "Скажите, что делаете сейчас; срок и сумму назовите, когда они утверждены («планируем», «как только»).",
    en: 'Say what you are doing now; name a date or a sum once it is approved ("we plan to", "as soon as").',
  },
  blame: {
    ru: "Скажите, что исправляете сами, никого не называя виноватым.",
    en: "Say what you are mending yourselves and call nobody guilty.",
  },
  absolute: {
    ru: "Смягчите до проверяемого: «обычно», «почти», «за прошлый год».",
    en: 'Soften to what can be checked: "usually", "nearly", "over the past year".',
  },
  competitor: {
    ru: "Говорите о своём; соперника оставьте без оценки.",
    en: "Speak of your own; leave the rival unjudged.",
  },
  private_person: {
    ru: "Уберите имя и подробности: «гость», «сотрудница», «пассажир».",
    en: 'Leave out name and details: "a guest", "a colleague", "a passenger".',
  },
  anger_interval: {
    ru: "Выпад совсем свежий. Отложите ответ хотя бы на час и перечитайте.",
    en: "The attack is minutes old. Put the answer aside for an hour at least and read it again.",
  },
  contradiction: {
    ru: "Раньше говорилось иное: назовите перемену прямо и объясните её.",
    en: "Something else was said before: admit the change and explain it.",
  },
  calendar_clash: {
    ru: "Сверьтесь с календарём: рядом выходит другое или это ещё не объявлено.",
    en: "Check the calendar: something else is published close by, or this is not announced yet.",
  },
  corporate_speak: {
    ru: "Скажите по-человечески: кто, что и когда сделает.",
    en: "Say it in plain words: who does what and when.",
  },
};
