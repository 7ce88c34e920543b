import type { Names } from "../triage/page-language.ts";

/** Lists that can be taken along as a file, by the word of their address. */
export const exportedLists = [
  "mentions",
  "audit",
  "sources",
  "coverage",
  "stories",
  "incidents",
  "alerts",
  "deliveries",
  "authors",
  "facts",
  "drafts",
  "claims",
  "key-messages",
  "topics",
  "presence",
  "coding",
  "queues",
] as const;
export type ExportedList = (typeof exportedLists)[number];

/** What a list is called: on its sheet, and in the audit log. */
export const exportedListNames: Names<ExportedList> = {
  ru: {
    mentions: "Разбор",
    audit: "Журнал действий",
    sources: "Источники",
    coverage: "Полнота сбора",
    stories: "Сюжеты",
    incidents: "Инциденты",
    alerts: "Оповещения",
    deliveries: "Доставка сообщений",
    authors: "Авторы",
    facts: "Карточки фактов",
    drafts: "Черновики ответов",
    claims: "Утверждения",
    "key-messages": "Ключевые сообщения",
    topics: "Темы",
    presence: "Свои публикации",
    coding: "Качество разметки",
    queues: "Очереди",
  },
  en: {
    mentions: "Triage",
    audit: "Audit log",
    sources: "Sources",
    coverage: "Coverage",
    stories: "Stories",
    incidents: "Incidents",
    alerts: "Alerts",
    deliveries: "Deliveries",
    authors: "Authors",
    facts: "Fact cards",
    drafts: "Drafts of answers",
    claims: "Claims",
    "key-messages": "Key messages",
    topics: "Topics",
    presence: "Own posts",
    coding: "Coding quality",
    queues: "Queues",
  },
};

/** Whether the word names such a list; a line of the audit log may stem from another version. */
export function isExportedList(word: string): word is ExportedList {
  return (exportedLists as readonly string[]).includes(word);
}
