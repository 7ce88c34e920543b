import { expect, test } from "vitest";
import { decideSeverity, type SeverityFacts } from "./severity.ts";

const calm: SeverityFacts = {
  direction: "none",
  isUnsure: false,
  isAboutUs: true,
  sentiment: "neutral",
  signals: [],
  platform: "vk",
  tier: 3,
  followers: 50,
  spam: 0.01,
};

const rows: [name: string, facts: Partial<SeverityFacts>, severity: number][] = [
  ["a passing remark", {}, 1],
  ["a customer's complaint", { direction: "crisis", sentiment: "negative" }, 3],
  ["a complaint about harm", { direction: "crisis", sentiment: "negative", signals: ["safety"] }, 4],
  [
    "harm reported by first-rank media",
    { direction: "crisis", sentiment: "neutral", signals: ["safety"], platform: "news", tier: 1 },
    5,
  ],
  [
    "a wide audience without danger stops at serious",
    { direction: "crisis", sentiment: "negative", followers: 2_000_000 },
    4,
  ],
  ["a look-alike's harmless word", { signals: ["impersonation"] }, 3],
  ["a secret word in passing", { signals: ["secret"] }, 3],
  ["a secret word in spam, of an unsure label", { signals: ["secret"], spam: 0.99, isUnsure: true }, 3],
  ["a secret word beside a competitor's name only", { signals: ["secret"], isAboutUs: false }, 3],
  ["a secret word in first-rank media", { signals: ["secret"], platform: "news", tier: 1 }, 4],
  ["a secret word before a large audience", { signals: ["secret"], followers: 300_000 }, 4],
  [
    "an advertisement in a word of news",
    { direction: "announcement", sentiment: "negative", platform: "news", spam: 0.95 },
    1,
  ],
  [
    "a crisis that the model of spam takes for spam",
    { direction: "crisis", sentiment: "negative", spam: 0.95 },
    3,
  ],
  [
    "the same of an unsure label",
    { direction: "crisis", sentiment: "negative", spam: 0.95, isUnsure: true },
    1,
  ],
  [
    "an unsure label never goes above issue",
    { direction: "crisis", signals: ["legal"], followers: 500_000, isUnsure: true },
    3,
  ],
  [
    "a competitor's crisis is watched",
    { direction: "crisis", signals: ["legal"], platform: "news", tier: 1, isAboutUs: false },
    2,
  ],
  ["an idea said kindly", { direction: "feedback_request", sentiment: "positive" }, 1],
  ["an idea said with anger", { direction: "feedback_request", sentiment: "negative" }, 2],
  [
    "boycott over prices",
    { direction: "unpopular_decision", sentiment: "negative", signals: ["call_to_action"] },
    3,
  ],
  [
    "professional media on discontent",
    { direction: "unpopular_decision", sentiment: "negative", platform: "news", tier: 2 },
    3,
  ],
  [
    "a launch in first-rank media",
    { direction: "announcement", platform: "news", tier: 1, followers: 5_000_000 },
    1,
  ],
  [
    "unknown followers are not an audience",
    { direction: "crisis", sentiment: "negative", followers: null },
    3,
  ],
];

test.each(rows)("%s", (_name, facts, severity) => {
  expect(decideSeverity({ ...calm, ...facts }).severity).toBe(severity);
});

test("every rule that moved the severity is named", () => {
  const decided = decideSeverity({
    ...calm,
    direction: "crisis",
    sentiment: "negative",
    signals: ["legal"],
    followers: 300_000,
  });
  expect(decided).toEqual({ severity: 5, reasons: ["direction", "large_audience", "danger"] });
});
