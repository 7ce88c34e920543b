import { expect, test } from "vitest";
import { nextReminder } from "./reminders.ts";

const askedAt = new Date("2026-11-22T10:00:00Z");
const at = (time: string): Date => new Date(`2026-11-22T${time}:00Z`);

test.each([
  { name: "half way to when it is due", reminderCount: 0, dueAt: at("11:00"), next: at("10:30") },
  { name: "then when it is due", reminderCount: 1, dueAt: at("11:00"), next: at("11:00") },
  { name: "never twice within minutes", reminderCount: 0, dueAt: at("10:04"), next: at("10:05") },
  { name: "after four hours where nothing is due", reminderCount: 0, dueAt: null, next: at("14:00") },
  {
    name: "what was due before it was asked counts as nothing",
    reminderCount: 0,
    dueAt: at("09:00"),
    next: at("14:00"),
  },
  { name: "and no third time", reminderCount: 2, dueAt: null, next: null },
])("a reminder comes $name", ({ reminderCount, dueAt, next }) => {
  expect(nextReminder({ askedAt, reminderCount, dueAt })).toEqual(next);
});
