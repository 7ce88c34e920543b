import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callEarshot } from "../support/call-earshot.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

let caller: TemporaryFolder;
beforeAll(async () => {
  caller = await temporaryFolder();
});
afterAll(() => caller.remove());

const draft = "Наши лифты никогда не ломаются. Сами виноваты: надо было читать правила.";

test("each draft gets its findings, in its order; a line that cannot be read gets its error", async () => {
  const lines = [
    { id: "bad", draft, lang: "ru", facts: null, confidential: [] },
    { id: "good", draft: "I read your letter twice, and I'm sorry.", lang: "en" },
    { id: "broken", draft: 5 },
  ];
  await writeFile(path.join(caller.folder, "in.jsonl"), lines.map((line) => JSON.stringify(line)).join("\n"));
  const { code, err } = await callEarshot(["check-draft", "--input", "in.jsonl", "--output", "out.jsonl"], {
    cwd: caller.folder,
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const written = await readFile(path.join(caller.folder, "out.jsonl"), "utf8");
  const [bad, good, broken] = written
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const findings = bad?.["findings"] as { check: string; quote: string; start: number; end: number }[];
  expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(["absolute", "blame"]));
  for (const { quote, start, end } of findings) expect(quote).toBe(draft.slice(start, end));
  expect(findings.find(({ check }) => check === "absolute")).toMatchObject({
    principle: "objectivity",
    severity: "low",
    suggestion: expect.stringContaining("Наши лифты очень редко ломаются."),
  });
  expect(good).toEqual({ id: "good", findings: [] });
  expect(broken).toEqual({ id: "broken", error: { field: "draft", message: "must be a string" } });
});
