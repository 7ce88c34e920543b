import { readFileSync } from "node:fs";
import { hitsOf, shareLine, type ExpectedPrompt, type ScoredPrompt } from "./expected-prompt.ts";

/**
 * Scores prompts that `earshot prompt` wrote for a set of packages/core/eval/respond:
 * `npm --prefix packages/text run eval:prompts -- dev ANSWERS`, or `held-out`. Totals and confusions only; `dev ANSWERS --texts`
 * prints what was answered otherwise as well.
 */
const [set = "", answersFile = "", ...flags] = process.argv.slice(2);
if ((set !== "dev" && set !== "held-out") || answersFile === "")
  throw new Error("which set (dev or held-out) and which file of answers?");
const showsTexts = set === "dev" && flags.includes("--texts");

interface Line {
  id: string;
  text: string;
  expected: ExpectedPrompt;
}
type Answer = ScoredPrompt & { id: string; rules: string[] };

function readLines<T>(path: string | URL): T[] {
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

const lines = readLines<Line>(new URL(`../../../core/eval/respond/prompts-${set}.jsonl`, import.meta.url));
const answers = new Map(readLines<Answer>(answersFile).map((answer) => [answer.id, answer]));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const confusions = new Map<string, number>();
const hits = lines.map(({ id, text, expected }) => {
  const said = answers.get(id);
  if (!said) throw new Error(`no answer for ${id}`);
  const hit = hitsOf(expected, said);
  if (!hit.posture) {
    const pair = `${expected.posture}→${said.posture}`;
    confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
  }
  if (showsTexts && !(hit.posture && hit.speaker && hit.respond))
    say(
      `${id} ${expected.respond}/${expected.speaker}/${expected.posture} ≠ ${said.respond}/${said.speaker}/${said.posture} ${said.rules[0] ?? ""}: ${text}`,
    );
  return hit;
});
say(shareLine(hits));
const often = [...confusions].toSorted((a, b) => b[1] - a[1]).slice(0, 16);
say(often.map(([pair, count]) => `${pair} ${count}`).join(", "));
