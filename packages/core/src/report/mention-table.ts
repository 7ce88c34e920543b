import { directionNames, sentimentNames } from "../analyse/label-names.ts";
import type { Direction, Sentiment } from "../analyse/label.ts";
import { platformName } from "../collect/platform-names.ts";
import type { Platform } from "../collect/platform.ts";
import type { Engagement, PostAuthor } from "../collect/post.ts";
import type { PageLanguage } from "../triage/page-language.ts";
import { severityNames, statusNames } from "../triage/status-names.ts";
import type { Status } from "../triage/status.ts";

/** A post of the triage list, with what a table says of it. */
export interface MentionFacts {
  postId: number;
  publishedAt: Date;
  foundAt: Date;
  status: Status;
  severity: number;
  direction: Direction;
  also: readonly Direction[];
  confidence: number;
  entities: readonly { name: string; sentiment: Sentiment | null }[];
  title: string | null;
  snippet: string;
  /** The whole text. */
  text: string;
  url: string | null;
  platform: Platform;
  source: { name: string; tier: number };
  author: PostAuthor | null;
  engagement: Engagement;
  lang: string;
  assignee: { name: string } | null;
  tagIds: readonly number[];
  noteCount: number;
  story: { id: number; isReprint: boolean } | null;
}

/** Null is an empty cell, never a zero. */
export type TableCell = string | number | boolean | Date | null;

interface Column {
  ru: string;
  en: string;
  cell: (row: MentionFacts, language: PageLanguage, tagName: (tagId: number) => string) => TableCell;
}

/** Counters are empty where the platform gives none; times are UTC. */
const columns: readonly Column[] = [
  { ru: "Номер", en: "Number", cell: (row) => row.postId },
  { ru: "Опубликовано (UTC)", en: "Published (UTC)", cell: (row) => row.publishedAt },
  { ru: "Найдено (UTC)", en: "Found (UTC)", cell: (row) => row.foundAt },
  { ru: "Статус", en: "Status", cell: (row, language) => statusNames[language][row.status] },
  { ru: "Важность", en: "Severity", cell: (row) => row.severity },
  {
    ru: "Важность словом",
    en: "Severity in words",
    cell: (row, language) => severityNames[language][row.severity as 1 | 2 | 3 | 4 | 5],
  },
  { ru: "Направление", en: "Direction", cell: (row, language) => directionNames[language][row.direction] },
  {
    ru: "Также",
    en: "Also",
    cell: (row, language) => row.also.map((each) => directionNames[language][each]).join(", "),
  },
  { ru: "Уверенность", en: "Confidence", cell: (row) => row.confidence },
  {
    ru: "Кто упомянут",
    en: "Mentioned",
    cell: (row) => row.entities.map(({ name }) => name).join(", "),
  },
  {
    ru: "Тональность к кому",
    en: "Sentiment towards whom",
    cell: (row, language) =>
      row.entities
        .flatMap(({ name, sentiment }) =>
          sentiment === null ? [] : [`${name}: ${sentimentNames[language][sentiment]}`],
        )
        .join(", "),
  },
  { ru: "Заголовок", en: "Title", cell: (row) => row.title },
  { ru: "Отрывок", en: "Snippet", cell: (row) => row.snippet },
  { ru: "Адрес", en: "Address", cell: (row) => row.url },
  { ru: "Площадка", en: "Platform", cell: (row, language) => platformName(row.platform, language) },
  { ru: "Источник", en: "Source", cell: (row) => row.source.name },
  { ru: "Уровень источника", en: "Tier", cell: (row) => row.source.tier },
  { ru: "Автор", en: "Author", cell: (row) => row.author?.name ?? row.author?.handle ?? null },
  { ru: "Подписчики", en: "Followers", cell: (row) => row.author?.followers ?? null },
  { ru: "Лайки", en: "Likes", cell: (row) => row.engagement.likes },
  { ru: "Комментарии", en: "Comments", cell: (row) => row.engagement.comments },
  { ru: "Репосты", en: "Shares", cell: (row) => row.engagement.shares },
  { ru: "Просмотры", en: "Views", cell: (row) => row.engagement.views },
  { ru: "Числа приблизительны", en: "Counters are approximate", cell: (row) => row.engagement.isApproximate },
  { ru: "Язык", en: "Language", cell: (row) => row.lang },
  { ru: "Ответственный", en: "Assignee", cell: (row) => row.assignee?.name ?? null },
  { ru: "Метки", en: "Tags", cell: (row, _language, tagName) => row.tagIds.map(tagName).join(", ") },
  { ru: "Заметки", en: "Notes", cell: (row) => row.noteCount },
  { ru: "Сюжет", en: "Story", cell: (row) => row.story?.id ?? null },
  { ru: "Перепечатка", en: "Reprint", cell: (row) => row.story?.isReprint ?? false },
  { ru: "Текст", en: "Text", cell: (row) => row.text },
];

/** The triage list as a table, in the words of a language: names of the columns, and the cells of each row. */
export function createMentionTable(
  language: PageLanguage,
  tagName: (tagId: number) => string,
): { header: string[]; cells: (row: MentionFacts) => TableCell[] } {
  return {
    header: columns.map((column) => column[language]),
    cells: (row) => columns.map(({ cell }) => cell(row, language, tagName)),
  };
}
