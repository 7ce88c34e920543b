import type { MentionRow } from "@earshot/contract/mention";
import { directionNames, sentimentNames } from "@earshot/core/analyse/label-names";
import { platformName } from "@earshot/core/collect/platform-names";
import { csvLine, type CsvCell, type CsvSeparator } from "@earshot/core/report/csv";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";

interface Column {
  ru: string;
  en: string;
  cell: (row: MentionRow, language: PageLanguage, tagName: (tagId: number) => string) => CsvCell;
}

/** Counters are empty where the platform gives none; times are UTC (ISO 8601). */
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
];

/** Turns rows of the triage list into lines of CSV, in the words of a language. */
export function createMentionCsv(
  language: PageLanguage,
  separator: CsvSeparator,
  tagName: (tagId: number) => string,
): { header: string; line: (row: MentionRow) => string } {
  return {
    header: csvLine(
      columns.map((column) => column[language]),
      separator,
    ),
    line: (row) =>
      csvLine(
        columns.map(({ cell }) => cell(row, language, tagName)),
        separator,
      ),
  };
}
