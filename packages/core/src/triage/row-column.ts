import type { Names } from "./page-language.ts";

/** Parts of a row of the triage list that a person can leave out; the rest is always there. */
export const rowColumns = [
  "direction",
  "confidence",
  "tags",
  "story",
  "status",
  "tier",
  "author",
  "followers",
  "sentiment",
  "executive",
  "reach",
  "engagement",
  "velocity",
  "lang",
  "notes",
  "assignee",
  "clock",
  "found",
] as const;
export type RowColumn = (typeof rowColumns)[number];

/** What a row shows before anybody has chosen: what is left out here tells little at most posts. */
export const hiddenAtFirst: readonly RowColumn[] = ["tier", "lang", "engagement", "velocity", "found"];

export function isRowColumn(name: string): name is RowColumn {
  return (rowColumns as readonly string[]).includes(name);
}

export const rowColumnNames: Names<RowColumn> = {
  ru: {
    direction: "направление",
    confidence: "уверенность модели",
    tags: "метки",
    story: "размер сюжета",
    status: "статус",
    tier: "уровень источника",
    author: "автор",
    followers: "подписчики автора",
    sentiment: "тональность",
    executive: "названный руководитель",
    reach: "охват",
    engagement: "реакции",
    velocity: "скорость",
    lang: "язык",
    notes: "заметки",
    assignee: "исполнитель",
    clock: "часы реакции",
    found: "когда найдено",
  },
  en: {
    direction: "direction",
    confidence: "confidence of the model",
    tags: "tags",
    story: "size of the story",
    status: "status",
    tier: "tier of the source",
    author: "author",
    followers: "followers of the author",
    sentiment: "sentiment",
    executive: "executive named",
    reach: "reach",
    engagement: "engagement",
    velocity: "velocity",
    lang: "language",
    notes: "notes",
    assignee: "assignee",
    clock: "response clock",
    found: "when it was found",
  },
};
