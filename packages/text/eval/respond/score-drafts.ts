import { readFileSync } from "node:fs";
import { createClassifier } from "../../src/classify/ask-models.ts";
import { checkDraft } from "../../src/draft/check-draft.ts";
import { readDraftLine } from "../../src/draft/read-draft-line.ts";
import { scoreFindings, sumScores, type ExpectedFinding, type ScoredDraft } from "./score-findings.ts";

/**
 * Scores the checks of drafts on the sets of packages/core/eval/respond: `npm --prefix packages/text run eval:drafts -- dev`,
 * `plain-dev`, `hard-dev`, `fresh-dev`, `plain-totals`, `held-out` or `apart`. Totals only; `dev --texts` prints what was missed and what was found in good drafts as well.
 */
const [set = "held-out", ...flags] = process.argv.slice(2);
const sets = ["dev", "plain-dev", "hard-dev", "fresh-dev", "plain-totals", "held-out", "apart"];
if (!sets.includes(set)) throw new Error(`no such set: ${set} (${sets.join(", ")})`);
const showsTexts = set.endsWith("dev") && flags.includes("--texts");

const file = new URL(`../../../core/eval/respond/drafts-${set}.jsonl`, import.meta.url);
const classifier = createClassifier();
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const scored: ScoredDraft[] = [];
let spentMs = 0;
for (const line of readFileSync(file, "utf8").trim().split("\n")) {
  const read = readDraftLine(line);
  if (!read.ok) throw new Error(`${set}: ${JSON.stringify(read.error)}`);
  const { expected } = JSON.parse(line) as { expected: ExpectedFinding[] };
  const begin = performance.now();
  const findings = checkDraft(classifier, read.input, 0);
  spentMs += performance.now() - begin;
  const one = scoreFindings(read.input.draft, expected, findings);
  scored.push(one);
  if (!showsTexts) continue;
  for (const { check, quote } of one.missed) say(`missed ${check} ${String(read.input.id)} ${quote}`);
  for (const { check, quote } of one.beside)
    say(`${one.isGood ? "ALARM " : "beside"} ${check} ${String(read.input.id)} ${quote}`);
}

const { checks, planted, found, good, alarmed } = sumScores(scored);
for (const [check, sums] of checks)
  say(
    `${check.padEnd(18)} found ${sums.found} of ${sums.planted}; beside ${sums.beside}, in good drafts ${sums.alarms}`,
  );
say(
  `found ${found} of ${planted} (${(found / planted).toFixed(3)}); alarms on ${alarmed} of ${good} good drafts (${(alarmed / good).toFixed(3)}); ${(spentMs / scored.length).toFixed(1)} ms a draft`,
);
