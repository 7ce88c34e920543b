import { expect, test } from "vitest";
import { incidents, type IncidentData } from "./write-deeds.ts";

const [from, to] = [new Date("2026-11-20T00:00:00Z"), new Date("2026-11-23T00:00:00Z")];
const story = {
  title: "«Заслонка» подняла цены",
  posts: 9,
  reprints: 1,
  mentions: 10,
  before: 0,
  sources: 4,
};

function asked(more: Partial<IncidentData>, mentions: number | null): IncidentData {
  const figure = { value: mentions, low: null, high: null, n: mentions ?? 0, refused: null };
  const line = { key: "", split: null, figures: { mentions: figure }, before: null };
  return {
    kind: "crisis",
    zone: "UTC",
    stories: null,
    incidents: [],
    from,
    to,
    total: { total: line },
    ...more,
  };
}

const head = "Инцидент за это время не заведён; отчёт — обо всём, что сказано за период";

test.each([
  [[story], 21, `${head}: 21 упоминание, главный сюжет — «„Заслонка“ подняла цены».`],
  [[], 3, `${head}: 3 упоминания.`],
  [null, 0, `${head}: 0 упоминаний.`],
  [[story], null, `${head}: главный сюжет — «„Заслонка“ подняла цены».`],
  [null, null, `${head}.`],
])("a crisis that nobody made an incident of is said all the same: %j, %j", (stories, mentions, said) => {
  expect(incidents(asked({ stories }, mentions), "ru")).toEqual({ finding: said, blocks: [] });
});

test("in English, and of a report that is no crisis, and of incidents that could not be read", () => {
  expect(incidents(asked({ stories: [{ ...story, title: "Prices up" }] }, 1), "en")?.finding).toBe(
    "No incident was opened in this time; the report is of all that was said in the period: 1 mention, the top story is “Prices up”.",
  );
  expect(incidents(asked({ kind: "weekly" }, 5), "ru")?.finding).toBe("Инцидентов за период не было.");
  expect(incidents(asked({ incidents: null }, 5), "ru")).toBeNull();
});
