import type { Words } from "../../settings/definition.ts";
import type { ReportSection } from "./report-template.ts";

export const sectionNames: Readonly<Record<ReportSection, Words>> = {
  volume: { ru: "Упоминания", en: "Mentions" },
  spikes: { ru: "Всплески и их причины", en: "Spikes and their causes" },
  sentiment: { ru: "Тональность", en: "Sentiment" },
  directions: { ru: "Направления", en: "Directions" },
  share_of_voice: { ru: "Доля голоса", en: "Share of voice" },
  media: { ru: "Типы площадок", en: "Types of media" },
  reach: { ru: "Охват и вовлечённость", en: "Reach and engagement" },
  stories: { ru: "Главные сюжеты", en: "Top stories" },
  sources: { ru: "Главные источники", en: "Top sources" },
  authors: { ru: "Главные авторы", en: "Top authors" },
  executives: { ru: "Руководители", en: "Executives" },
  clocks: { ru: "Сроки ответов", en: "Targets of answers" },
};

export const reportPhrases = {
  summary: { ru: "Главное", en: "In short" },
  passports: { ru: "Как посчитано", en: "How it is reckoned" },
  coverage: { ru: "Что собрано", en: "What was collected" },
  complete: { ru: "Все источники слушали весь период.", en: "All sources were listened to the whole time." },
  notRead: { ru: "Не удалось прочитать раздел", en: "This part could not be read" },
  late: {
    ru: "Последние упоминания ещё не посчитаны: данные по состоянию на",
    en: "The latest mentions are not counted yet: as of",
  },
  noSpikes: {
    ru: "Всплесков, которых не объяснил бы случай, не было.",
    en: "There was no spike that chance would not explain.",
  },
  lackingSpikes: {
    ru: "О всплесках судить рано: слишком мало накоплено, чтобы знать обычный день.",
    en: "It is too early to tell spikes: too little was collected to know a usual day.",
  },
  noStories: { ru: "Сюжетов за период не было.", en: "There were no stories in this period." },
  negative: { ru: "отрицательные", en: "negative" },
  neutral: { ru: "нейтральные", en: "neutral" },
  positive: { ru: "положительные", en: "positive" },
  mentions: { ru: "упоминания", en: "mentions" },
  story: { ru: "Сюжет", en: "Story" },
  posts: { ru: "Публикаций", en: "Posts" },
  reprints: { ru: "Перепечаток", en: "Reprints" },
  before: { ru: "Раньше", en: "Before" },
  source: { ru: "Источник", en: "Source" },
  name: { ru: "Имя", en: "Name" },
  covered: { ru: "Собрано", en: "Collected" },
  count: { ru: "Упоминаний", en: "Mentions" },
  own: { ru: "Своих публикаций", en: "Own posts" },
  tone: { ru: "Чистая тональность", en: "Net sentiment" },
  made: { ru: "Составлен", en: "Made" },
  share: { ru: "доля голоса, %", en: "share of voice, %" },
} as const satisfies Readonly<Record<string, Words>>;
