import { expect, test } from "vitest";
import { toEntryDraft, toEntryFields, troubleOf, type EntryDraft } from "./entry-draft.ts";

const empty = toEntryDraft(null, new Date("2026-11-22T12:00:00"));
const draft = (own: Partial<EntryDraft>): EntryDraft => ({ ...empty, title: "Меню", ...own });
const local = (text: string): string => new Date(text).toISOString();

test.each<[string, Partial<EntryDraft>, string, string | null]>([
  ["a moment", {}, "2026-11-22T10:00:00", null],
  ["some hours of one day", { toTime: "11:30" }, "2026-11-22T10:00:00", "2026-11-22T11:30:00"],
  ["one whole day", { isAllDay: true }, "2026-11-22T00:00:00", "2026-11-23T00:00:00"],
  ["until a last day", { isAllDay: true, toDay: "2026-11-30" }, "2026-11-22T00:00:00", "2026-12-01T00:00:00"],
])("%s", (_, own, at, till) => {
  const fields = toEntryFields(draft(own));
  expect(fields).toMatchObject({ at: local(at), till: till === null ? null : local(till) });
  expect(troubleOf(draft(own))).toBeNull();
});

test("a quiet period needs an end, and no end lies before its beginning", () => {
  expect(troubleOf(draft({ kind: "quiet" }))).toBe("needsEnd");
  expect(troubleOf(draft({ toDay: "2026-11-21", toTime: "10:00" }))).toBe("endsBefore");
});

test("an entry comes out of its fields as it went in", () => {
  const entry = {
    calendarEntryId: 1,
    version: 1,
    kind: "quiet" as const,
    title: "Отчётность",
    note: "До отчёта",
    at: local("2026-11-22T00:00:00"),
    till: local("2026-11-25T00:00:00"),
    isAllDay: true,
    platform: null,
    link: null,
    terms: ["выручка"],
    state: "planned" as const,
    owner: null,
    entity: { entityId: 3, name: "Заслонка" },
    calendar: null,
    changedAt: local("2026-11-01T00:00:00"),
  };
  const fields = toEntryFields(toEntryDraft(entry, new Date()));
  const { at, till, isAllDay, kind, terms } = entry;
  expect(fields).toMatchObject({ at, till, isAllDay, kind, terms, entityId: 3, ownerId: null });
});
