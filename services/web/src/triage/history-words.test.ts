import type { HistoryEvent } from "@earshot/contract/mention";
import i18next from "i18next";
import { beforeAll, expect, test } from "vitest";
import { ru } from "../words/ru/all.ts";
import { historyWords } from "./history-words.ts";

const words = i18next.createInstance();
beforeAll(() =>
  words.init({ lng: "ru", resources: { ru: { translation: ru } }, interpolation: { escapeValue: false } }),
);

const at = "2026-11-21T12:00:00.000Z";
const detail = {
  entities: [],
  revisions: [{ at, title: null, text: "прежний текст" }],
  notes: [
    {
      noteId: 5,
      by: { personId: 1, name: "Анна" },
      at,
      editedAt: at,
      isDeleted: false,
      text: "теперь <@2>",
      revisions: [{ at, text: "раньше" }],
    },
    {
      noteId: 6,
      by: { personId: 1, name: "Анна" },
      at,
      editedAt: null,
      isDeleted: true,
      text: "",
      revisions: [],
    },
  ],
};
const tag = { colour: "red", isRetired: false, mergedInto: null } as const;
const tags = [
  { ...tag, tagId: 1, name: "Касса" },
  { ...tag, tagId: 2, name: "Срочно" },
];
const person = { role: "pr", mayTake: true, hasLeft: false } as const;
const colleagues = [
  { ...person, personId: 1, name: "Анна" },
  { ...person, personId: 2, name: "Пётр" },
];

function draw(event: Pick<HistoryEvent, "kind" | "to"> & Partial<HistoryEvent>): string[] {
  const around = { detail, tags, colleagues, language: "ru", t: words.t } as const;
  return historyWords({ from: {}, at, ...event }, around).map(({ name, from, to }) =>
    from === null ? `${name}: ${to}` : `${name}: ${from} → ${to}`,
  );
}

const rows: [name: string, event: Parameters<typeof draw>[0], drawn: string[]][] = [
  [
    "arrival",
    {
      kind: "arrived",
      to: {
        severity: 4,
        sources: ["Лента", "Стена"],
        found: [{ name: "Завод", words: ["заводу"] }],
        model: "m-1",
      },
    },
    ["Важность: 4 · серьёзно", "Источник: Лента, Стена", "Найдено по: Завод: «заводу»", "Модель: m-1"],
  ],
  [
    "another reading by another model",
    { kind: "analysed", from: { severity: 2, model: "m-1" }, to: { severity: 4, model: "m-2" } },
    ["Важность: 2 · на заметку → 4 · серьёзно", "Модель: m-1 → m-2"],
  ],
  [
    "whom it is about changed",
    { kind: "matched", from: { entities: ["Завод"] }, to: { entities: ["Завод", "Дёжкин"], found: [] } },
    ["О ком: Завод → Завод, Дёжкин"],
  ],
  ["another source", { kind: "seen", to: { sources: ["Стена"] } }, ["Источник: Стена"]],
  ["an edit of the text", { kind: "edited", to: {} }, ["Было: прежний текст"]],
  [
    "given to somebody",
    { kind: "assign", from: { assigneeId: null }, to: { assigneeId: 2 } },
    ["Кто занимается: никто → Пётр"],
  ],
  [
    "given to nobody by somebody unknown",
    { kind: "assign", from: { assigneeId: 99 }, to: { assigneeId: null } },
    ["Кто занимается: № 99 → никто"],
  ],
  [
    "a tag for another",
    { kind: "tag", from: { tags: { 1: false, 2: true } }, to: { tags: { 1: true, 2: false } } },
    ["Метки: Срочно → Касса"],
  ],
  [
    "a tag put on",
    { kind: "tag", from: { tags: { 1: false } }, to: { tags: { 1: true } } },
    ["Метки: Касса"],
  ],
  ["a note as it was written", { kind: "note", to: { noteId: 5 } }, ["Заметки: раньше"]],
  ["a note before and after", { kind: "note_edited", to: { noteId: 5 } }, ["Заметки: раньше → теперь @Пётр"]],
  ["nothing of a deleted note", { kind: "note", to: { noteId: 6 } }, []],
  ["what we have no words for", { kind: "status", to: { status: "odd", other: { a: 1 } } }, []],
];

test.each(rows)("history: %s", (_name, event, drawn) => {
  expect(draw(event)).toEqual(drawn);
});
