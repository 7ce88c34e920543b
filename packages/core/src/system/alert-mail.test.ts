import { expect, test } from "vitest";
import type { Role } from "../triage/status.ts";
import { alertMail, isToldTo, type ToldAlert } from "./alert-mail.ts";
import type { AlertKind } from "./alert-rules.ts";

const source: ToldAlert = {
  kind: "source_stopped",
  code: "source_stopped",
  params: { sourceId: 1, name: "Пироги", state: "gone", reason: "gone", sinceMs: 600_000 },
};
const collector: ToldAlert = {
  kind: "collector_stopped",
  code: "collector_stopped",
  params: { overdue: 3, sinceMs: 400_000 },
};

test.each<[role: Role, kind: AlertKind, isTold: boolean]>([
  ["admin", "disk_low", true],
  ["admin", "source_stopped", true],
  ["head", "disk_low", false],
  ["pr", "platform_stopped", true],
  ["pr", "collector_stopped", true],
  ["executive", "source_stopped", false],
  ["viewer", "sources_failing", false],
  ["admin", "mail_failing", false],
])("%s is told of %s: %s", (role, kind, isTold) => {
  expect(isToldTo(role, kind)).toBe(isTold);
});

test("one trouble stands in the subject, with what to do and where to look below", () => {
  const { subject, text } = alertMail([source], false, "ru", "https://pr.example.org/");
  expect(subject).toBe("Earshot: Источник «Пироги» — пропал (уже 10 мин)");
  expect(text).toMatch(/Удалите источник/);
  expect(text).toContain("https://pr.example.org/coverage");
});

test("a state reads as a sentence in English", () => {
  const params = { sourceId: 1, name: "VK", state: "needs_key", reason: "needs_key", sinceMs: 86_400_000 };
  const { subject } = alertMail([{ ...source, params }], false, "en", null);
  expect(subject).toBe('Earshot: The source "VK": needs a key (for 24 h)');
});

test("several are one letter", () => {
  const { subject, text } = alertMail([source, collector], false, "en", null);
  expect(subject).toBe("Earshot: 2 troubles");
  expect(text.split("— ")).toHaveLength(3);
});

test("what is over is said as over", () => {
  const { subject, text } = alertMail([collector], true, "en", null);
  expect(subject).toMatch(/well again/);
  expect(text).toMatch(/^— Well again\. It was: Collecting has stopped/);
});

test("a long list is cut, and an alert of a newer version is told by its code", () => {
  const many = Array.from({ length: 30 }, () => ({ ...source, code: "of_a_newer_version" }));
  const { subject, text } = alertMail(many, true, "ru", null);
  expect(subject).toBe("Earshot: снова в порядке — 30 неполадок");
  expect(text).toMatch(/of_a_newer_version[\s\S]*и ещё 10/);
});
