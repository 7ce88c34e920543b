import type { NamedFigures } from "../train/training.ts";
import type { Figures, ReliabilityStep } from "./figures.ts";

interface Reliability {
  steps: ReliabilityStep[];
  expectedError: number;
}

export interface CardFigures {
  figures: NamedFigures[];
  reliability: Record<string, Reliability>;
  learningFigures: { share: string; macroF1: number }[];
  demo?: { directions: Figures; sentiment: Figures; sure: Figures; reliability: Reliability };
  postsPerSecond?: number;
}

const introduction = `# Model card: directions, sentiment, toxicity, spam

Linear models (squared-hinge, one against the rest, dual coordinate descent) over hashed features, trained in TypeScript
by \`npm run train\`, weights rounded to bytes. A softmax over their scores, fitted on texts the models had not seen,
gives the probabilities. Everything below is measured; nothing was tuned on a test split, and none was read.

## What they read

Stems, pairs, pairs over a gap, character 3–5-grams, negated words, the first and last words, what stands next to a name,
some 110 lexicon categories written for this project and their pairs, the author's name, bio and followers, platform,
length, punctuation and emojis. Names of the company and its executive are masked: nothing is learnt about a name. For
sentiment towards a given target: words on both sides by distance, the clause, negation. At most 6,000 UTF-16 units.
`;

const sources = `## Data

| set | licence of the texts | used for |
| --- | --- | --- |
| directions (ours, \`data/directions.jsonl\`, 5,320 posts, 19 writers) | the project's | directions, sentiment towards the company |
| RuSentNE-2023 | MIT (texts: Wikinews) | sentiment, Russian news |
| NewsMTSC | MIT text in the repository; news sentences | sentiment, English news |
| SEntFiN | MIT | sentiment, headlines |
| Telegram spam (ru), SMS spam (en) | MIT; Apache-2.0 | spam |
| SentiRuEval-2016 banks, telecoms | none stated | sentiment, Russian tweets |
| TweetEval sentiment, offensive | restrictions of X may apply | sentiment of English tweets, toxicity |
| combined toxicity (ru), ParaDetox (ru) | none stated | toxicity |

Only train and dev splits. \`npm run train -- --only-licensed\` leaves out the last three rows: sentiment of tweets is then
judged by the other models, and toxicity stays silent. Its figures of the other models are the same, since each is trained
on its own. The demo month is a second dev set and is never trained on.
`;

const limits = `## What is weak

Irony and praise that means blame; sentiment where the event and the author's attitude differ ("they called every owner,
decent people" under an accident); Russian news towards an entity; homonyms of a company without a hint; metaphors of harm.
Lexicons were extended while looking at errors on the same posts, so cross-validation flatters them a little: the demo month
is the less flattered figure. Posts of writers and companies unlike ours will be judged worse than cross-validation says: the
learning figure above shows how much a smaller training set loses. Labels of the demo month and of our posts were each given
by one person.`;

function perLabel({ f1 }: Figures): string {
  return Object.entries(f1)
    .map(([label, value]) => `${label} ${value.toFixed(2)}`)
    .join(", ");
}

function row(name: string, set: string, figures: Figures): string {
  return `| ${name} | ${set} | ${figures.n} | **${figures.macroF1.toFixed(3)}** | ${figures.accuracy.toFixed(3)} | ${figures.majority.toFixed(2)} | ${perLabel(figures)} |`;
}

function reliabilityTable(name: string, { steps, expectedError }: Reliability): string {
  const rows = steps.map(
    ({ from, to, n, confidence, accuracy }) =>
      `| ${from.toFixed(2)}–${to.toFixed(2)} | ${n} | ${confidence.toFixed(2)} | ${accuracy.toFixed(2)} |`,
  );
  return [
    `### ${name} (expected calibration error ${expectedError.toFixed(3)})`,
    "",
    "| confidence | n | mean | right |",
    "| --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** The model card as Markdown. `date` is the day of the measurement. */
export function writeCard(figures: CardFigures, date: string): string {
  const { demo } = figures;
  const rows = figures.figures.map((each) => row(each.name, each.set, each));
  if (demo) {
    rows.push(row("directions", "demo month (dev)", demo.directions));
    rows.push(row("directions, without the unsure", "demo month (dev)", demo.sure));
    rows.push(row("sentiment", "demo month (dev)", demo.sentiment));
  }
  const curve = figures.learningFigures
    .map(({ share, macroF1 }) => `trained on ${share}: ${macroF1.toFixed(3)}`)
    .join("; ");
  return [
    introduction,
    sources,
    `## Figures (${date})`,
    "",
    "Cross-validation: our posts by set (a set shares writer and companies), public sets by text in 3 parts.",
    "",
    "| model | measured on | n | macro-F1 | accuracy | majority macro-F1 | F1 by label |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    `Learning figure, directions: ${curve}.`,
    figures.postsPerSecond === undefined
      ? ""
      : `Speed: ${figures.postsPerSecond} posts a second of processor time, posts of ours (280 characters on average, with author).`,
    "",
    "## Reliability",
    "",
    ...Object.entries(figures.reliability).map(([name, each]) =>
      reliabilityTable(`${name}, our posts`, each),
    ),
    ...(demo ? [reliabilityTable("directions, demo month", demo.reliability)] : []),
    limits,
  ].join("\n");
}
