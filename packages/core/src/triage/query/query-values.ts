import { directionNames, knownSignals, sentimentNames, signalName } from "../../analyse/label-names.ts";
import { directions, sentiments } from "../../analyse/label.ts";
import { platformName } from "../../collect/platform-names.ts";
import { platforms, type Platform } from "../../collect/platform.ts";
import { tierNames } from "../../collect/source-state-names.ts";
import type { Names } from "../page-language.ts";
import { severityNames, statusNames } from "../status-names.ts";
import { statuses, type Severity } from "../status.ts";
import type { ChoiceField, NumberField } from "./query-fields.ts";

/** What a post can have. */
export const hasValues = ["note", "tag", "assignee", "story", "incident", "author", "title", "link"] as const;
export type HasValue = (typeof hasValues)[number];

/** What a post can be. */
export const isValues = [
  "open",
  "closed",
  "snoozed",
  "starred",
  "reply",
  "reprint",
  "unsure",
  "read",
  "unread",
  "demo",
] as const;
export type IsValue = (typeof isValues)[number];

/** How a clock of a post can stand: `late` runs or rests beyond its target, `running` is in time, `missed` stopped late or is late now. */
export const clockValues = ["late", "running", "paused", "met", "missed"] as const;
export type ClockValue = (typeof clockValues)[number];

const hasNames: Names<HasValue> = {
  ru: {
    note: "заметка",
    tag: "метка",
    assignee: "исполнитель",
    story: "сюжет",
    incident: "инцидент",
    author: "автор",
    title: "заголовок",
    link: "ссылка",
  },
  en: {
    note: "note",
    tag: "tag",
    assignee: "assignee",
    story: "story",
    incident: "incident",
    author: "author",
    title: "title",
    link: "link",
  },
};

const isNames: Names<IsValue> = {
  ru: {
    open: "открыто",
    closed: "закрыто",
    snoozed: "отложено",
    starred: "со звездой",
    reply: "ответ",
    reprint: "перепечатка",
    unsure: "не уверена",
    read: "прочитано",
    unread: "непрочитано",
    demo: "демо",
  },
  en: {
    open: "open",
    closed: "closed",
    snoozed: "snoozed",
    starred: "starred",
    reply: "reply",
    reprint: "reprint",
    unsure: "unsure",
    read: "read",
    unread: "unread",
    demo: "demo",
  },
};

const clockNames: Names<ClockValue> = {
  ru: { late: "просрочено", running: "идут", paused: "стоят", met: "успели", missed: "опоздали" },
  en: { late: "late", running: "running", paused: "paused", met: "met", missed: "missed" },
};

/** A value of a field as it is kept, and how people may write it: the usual way in each language, then others. */
export interface ChoiceValue {
  value: string;
  en: string;
  ru: string;
  also: readonly string[];
}

function named<T extends string>(
  values: readonly T[],
  names: Names<T>,
  also: Partial<Record<T, readonly string[]>> = {},
): ChoiceValue[] {
  return values.map((value) => ({
    value,
    en: names.en[value],
    ru: names.ru[value],
    also: also[value] ?? [],
  }));
}

const languageNames: readonly ChoiceValue[] = [
  { value: "ru", en: "Russian", ru: "русский", also: [] },
  { value: "en", en: "English", ru: "английский", also: [] },
  { value: "uk", en: "Ukrainian", ru: "украинский", also: ["ua"] },
  { value: "kk", en: "Kazakh", ru: "казахский", also: ["kz"] },
  { value: "be", en: "Belarusian", ru: "белорусский", also: ["by"] },
  { value: "other", en: "other", ru: "другой", also: [] },
];

const platformNicknames: Readonly<Partial<Record<Platform, readonly string[]>>> = {
  news: ["media", "новости"],
  telegram: ["tg", "телеграм", "тг"],
  vk: ["вк", "вконтакте"],
  x: ["twitter", "твиттер"],
  youtube: ["ютуб"],
  hackernews: ["hn"],
  instagram: ["инстаграм"],
  facebook: ["фейсбук"],
  max: ["макс"],
  ok: ["ок"],
  email: ["mail", "письмо"],
};

/** Values of the fields with a closed list, in their order. */
export const choiceValues: Readonly<Record<ChoiceField, readonly ChoiceValue[]>> = {
  platform: platforms.map((platform) => ({
    value: platform,
    en: platformName(platform, "en"),
    ru: platformName(platform, "ru"),
    also: platformNicknames[platform] ?? [],
  })),
  lang: languageNames,
  direction: named(directions, directionNames, {
    announcement: ["announcement", "новость", "анонс"],
    unpopular_decision: ["unpopular", "решение", "непопулярное"],
    opinion_leader: ["opinion", "leader", "лидер"],
    feedback_request: ["вопрос", "отзыв"],
    none: ["нет", "без"],
  }),
  sentiment: named(sentiments, sentimentNames, {
    negative: ["neg", "отрицательно", "негативно", "−", "-"],
    neutral: ["нейтральная", "нейтрал", "0"],
    positive: ["pos", "положительно", "позитивно", "+"],
  }),
  status: named(statuses, statusNames, {
    new: ["новый", "новая", "новые"],
    in_progress: ["progress"],
    waiting: ["ожидание"],
    answered: ["отвечен"],
    dismissed: ["отклонен"],
  }),
  has: named(hasValues, hasNames, {
    note: ["notes", "заметки"],
    tag: ["tags", "метки", "тег"],
    link: ["url"],
  }),
  is: named(isValues, isNames, {
    reprint: ["copy", "повтор"],
    unsure: ["неуверенно", "спорно"],
    open: ["открытое", "открытые"],
    closed: ["закрытое", "закрытые"],
    snoozed: ["asleep", "отложенное", "отложенные"],
    starred: ["star", "звезда", "избранное"],
  }),
  clock: named(clockValues, clockNames, {
    late: ["overdue", "горит"],
    running: ["идет"],
    paused: ["стоит", "пауза"],
    met: ["вовремя"],
    missed: ["поздно"],
  }),
  signal: knownSignals.map((signal) => ({
    value: signal,
    en: signalName(signal, "en"),
    ru: signalName(signal, "ru"),
    also: [],
  })),
};

/** Numbers that have a name: severities and tiers. */
export const numberNames: Readonly<Partial<Record<NumberField, readonly ChoiceValue[]>>> = {
  severity: ([1, 2, 3, 4, 5] as const satisfies readonly Severity[]).map((level) => ({
    value: String(level),
    en: severityNames.en[level],
    ru: severityNames.ru[level],
    also: [],
  })),
  tier: ([1, 2, 3] as const).map((tier) => ({
    value: String(tier),
    en: tierNames.en[tier],
    ru: tierNames.ru[tier],
    also: [],
  })),
};

/** In the letters by which values are compared: case, ё, spaces, hyphens and underscores do not matter. */
export function valueKey(text: string): string {
  const key = text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s_-]/g, "");
  return key === "" ? text.trim() : key;
}

/** The value that is written so; undefined where none is. */
export function readChoice(values: readonly ChoiceValue[], text: string): string | undefined {
  const key = valueKey(text);
  return values.find(({ value, en, ru, also }) =>
    [value, en, ru, ...also].some((name) => valueKey(name) === key),
  )?.value;
}
