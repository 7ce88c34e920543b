import { expect, test } from "vitest";
import { auditFieldName, auditFieldValue } from "./audit-field.ts";

const at = (iso: string) => `<${iso.slice(0, 10)}>`;

test.each([
  ["speaker", "company", "аккаунт компании", "the company's account"],
  ["direction", "crisis", "кризис", "crisis"],
  ["standing", "opinion_leader", "лидер мнений", "opinion leader"],
  ["platform", "news", "СМИ", "News"],
  ["role", "a role of another version", "a role of another version", "a role of another version"],
  ["isOn", true, "да", "yes"],
  ["since", "2026-11-22T16:45:22.953Z", "<2026-11-22>", "<2026-11-22>"],
  ["title", "2026-11-22", "2026-11-22", "2026-11-22"],
  ["coders", [], "пусто", "empty"],
  [
    "steps",
    [{ roles: ["legal"], afterMinutes: 0 }],
    "роли: юрист, через минут: 0",
    "roles: lawyer, after minutes: 0",
  ],
  [
    "quiet",
    { from: 1320, to: 485, unlessSeverity: 4 },
    "с: 22:00, до: 08:05, кроме важности от: 4",
    "from: 22:00, to: 08:05, except from severity: 4",
  ],
  ["telling", { mode: "at_once" }, "порядок: сразу", "manner: at once"],
  [
    "condition",
    { kind: "direction", directions: ["crisis"], confidenceMin: 0.6 },
    "что: направление, направления: кризис, уверенность не ниже: 0.6",
    "what: direction, directions: crisis, confidence at least: 0.6",
  ],
  ["groupBy", "rule", "всё правило", "the whole rule"],
  ["figures", { new: 3, severe: 0 }, "новых: 3, тяжёлых: 0", "new: 3, severe: 0"],
])("%s: %j", (field, value, ru, en) => {
  expect(auditFieldValue(field, value, "ru", at)).toBe(ru);
  expect(auditFieldValue(field, value, "en", at)).toBe(en);
});

test.each([
  ["postId", "публикация, номер", "post, number"],
  ["ofAnotherVersion", "ofAnotherVersion", "ofAnotherVersion"],
])("the field %s is called %s and %s", (field, ru, en) => {
  expect([auditFieldName(field, "ru"), auditFieldName(field, "en")]).toEqual([ru, en]);
});
