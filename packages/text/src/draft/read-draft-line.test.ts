import { describe, expect, test } from "vitest";
import { readDraftLine } from "./read-draft-line.ts";

const rows: [name: string, line: unknown, field: string][] = [
  ["no draft", {}, "draft"],
  ["a draft that is no text", { draft: 5 }, "draft"],
  ["a draft longer than the desk takes", { draft: "a".repeat(10_001) }, "draft"],
  ["cards that are no list", { draft: "a", facts: "b" }, "facts"],
  ["a card without text", { draft: "a", facts: [{ id: "1" }] }, "facts[0].text"],
  ["a term that is no text", { draft: "a", confidential: ["b", 1] }, "confidential[1]"],
  ["a mention without text", { draft: "a", mention: {} }, "mention.text"],
  ["minutes below 0", { draft: "a", mention: { text: "b", minutesAgo: -1 } }, "mention.minutesAgo"],
  ["a period that never ends", { draft: "a", quietPeriods: [{ from: "2026-01-01" }] }, "quietPeriods[0].to"],
  ["a plan without time", { draft: "a", calendar: [{ title: "b" }] }, "calendar[0].at"],
  ["a statement that is no object", { draft: "a", statements: ["b"] }, "statements[0].text"],
  ["no time", { draft: "a", now: "soon" }, "now"],
];

describe("readDraftLine", () => {
  test.each(rows)("%s", (_, line, field) => {
    const read = readDraftLine(JSON.stringify({ id: 7, ...(line as object) }));
    expect(read).toMatchObject({ ok: false, error: { id: 7, error: { field } } });
  });

  test("not JSON", () => {
    expect(readDraftLine("{")).toMatchObject({ ok: false, error: { id: null, error: { field: "line" } } });
  });

  test("null is absent", () => {
    const read = readDraftLine(
      JSON.stringify({
        id: "a",
        draft: "b",
        lang: null,
        facts: null,
        mention: null,
        quietPeriods: null,
        now: null,
      }),
    );
    expect(read).toMatchObject({
      ok: true,
      input: { facts: [], mention: null, quietPeriods: [], now: null },
    });
  });
});
