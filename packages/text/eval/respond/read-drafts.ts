import { readFileSync, writeFileSync } from "node:fs";
import {
  doubtedByReading,
  joinReading,
  parseReading,
  readingRequest,
} from "@earshot/core/respond/draft/second-reading";
import { createClassifier } from "../../src/classify/ask-models.ts";
import { checkDraft } from "../../src/draft/check-draft.ts";
import { readDraftLine } from "../../src/draft/read-draft-line.ts";
import { scoreFindings, sumScores, type ExpectedFinding } from "./score-findings.ts";

/**
 * What a second reading by a language model is worth. `npm --prefix packages/text run eval:readings -- SET ask FILE` writes what the model is sent for each draft
 * of a set (`{id, system, user}` a line); `… -- SET score FILE` reads what it said (`{id, said}` a line) and scores what it and the rules found, less what it doubts. Totals only.
 */
const [set = "held-out", deed = "ask", path = ""] = process.argv.slice(2);
const lines = readFileSync(new URL(`../../../core/eval/respond/drafts-${set}.jsonl`, import.meta.url), "utf8")
  .trim()
  .split("\n");
const drafts = lines.map((line, at) => {
  const read = readDraftLine(line);
  if (!read.ok) throw new Error(`${set}: ${JSON.stringify(read.error)}`);
  const { expected } = JSON.parse(line) as { expected: ExpectedFinding[] };
  const language = read.input.lang === "en" ? ("en" as const) : ("ru" as const);
  return { id: `${at + 1}`, input: read.input, expected, language };
});

if (deed === "ask") {
  const asked = drafts.map(({ id, input, language }) => {
    const { system, user } = readingRequest(
      {
        draft: input.draft,
        language,
        post: input.mention?.text ?? null,
        facts: input.facts.map(({ text }) => text),
        statements: input.statements.map(({ text }) => text),
      },
      `----${id}----`,
    );
    return JSON.stringify({ id, system, user });
  });
  writeFileSync(path, `${asked.join("\n")}\n`);
} else {
  const answers = readFileSync(path, "utf8").trim().split("\n");
  const said = new Map(answers.map((line) => Object.values(JSON.parse(line) as object) as [string, string]));
  const classifier = createClassifier();
  let unread = 0;
  const scored = drafts.map(({ id, input, expected, language }) => {
    const read = parseReading(said.get(id) ?? "", input.draft, language, "model");
    if (read === null) unread += 1;
    const own = checkDraft(classifier, input, 0);
    const doubted = read ? doubtedByReading(own, read, "model") : [];
    const found = joinReading(own, [...(read ?? []), ...doubted]);
    return scoreFindings(
      input.draft,
      expected,
      found.filter(({ doubtedBy }) => doubtedBy === undefined),
    );
  });
  const { checks, planted, found, good, alarmed } = sumScores(scored);
  for (const [check, sums] of checks)
    process.stdout.write(
      `${check.padEnd(18)} found ${sums.found} of ${sums.planted}; beside ${sums.beside}, in good drafts ${sums.alarms}\n`,
    );
  process.stdout.write(
    `found ${found} of ${planted} (${(found / planted).toFixed(3)}); alarms on ${alarmed} of ${good} good drafts (${(alarmed / good).toFixed(3)}); without an answer ${unread}\n`,
  );
}
