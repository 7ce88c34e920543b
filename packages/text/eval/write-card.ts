import type { NamedFigures, Training } from "../train/training.ts";
import type { Figures, ReliabilityStep } from "./figures.ts";
import { introduction, limits, sources, writers } from "./card-words.ts";
import type { PeerFigures } from "./peers.ts";

interface Reliability {
  steps: ReliabilityStep[];
  expectedError: number;
}

interface DemoFigures {
  directions: Figures;
  sentiment: Figures;
  sure: Figures;
  reliability: Reliability;
}

export interface CardFigures {
  figures: NamedFigures[];
  reliability: Record<string, Reliability>;
  learningFigures: Training["learningFigures"];
  demo?: DemoFigures;
  /** The models that are trained on licensed sets only. */
  licensed?: { figures: NamedFigures[]; demo?: DemoFigures };
  postsPerSecond?: number;
  peers?: PeerFigures[];
  /** Bytes of all model files. */
  bytes?: number;
  loadMs?: number;
}

function perLabel({ f1 }: Figures): string {
  return Object.entries(f1)
    .map(([label, value]) => `${label} ${value.toFixed(2)}`)
    .join(", ");
}

const decimals = (value: number | undefined) => (value === undefined ? "" : value.toFixed(3));

function row(name: string, set: string, figures: Figures): string {
  const { n, macroF1, macroRecall, f1PN, accuracy, majority } = figures;
  return `| ${name} | ${set} | ${n} | **${decimals(macroF1)}** | ${decimals(macroRecall)} | ${decimals(f1PN)} | ${decimals(accuracy)} | ${majority.toFixed(2)} | ${perLabel(figures)} |`;
}

function peerTable(peers: readonly PeerFigures[]): string[] {
  const names = Object.keys(peers[0]?.macroF1 ?? {});
  if (names.length === 0) return [];
  return [
    "## Peers",
    "",
    "Macro-F1 of npm packages on English texts as they stand (they know no target and no Russian; scores below 0.05 count as neutral).",
    "Ours on the same sets: the table above.",
    "",
    `| set | n | ${names.join(" | ")} |`,
    `| --- | --- | ${names.map(() => "---").join(" | ")} |`,
    ...peers.map(
      ({ set, n, macroF1 }) =>
        `| ${set} | ${n} | ${names.map((name) => decimals(macroF1[name])).join(" | ")} |`,
    ),
    "",
  ];
}

/** A line of 20 signs: as many blocks as answers were right, and a mark where the confidence says they should end. */
function bar(confidence: number, accuracy: number): string {
  const signs: string[] = Array.from({ length: 20 }, (_, at) => (at < Math.round(accuracy * 20) ? "█" : "·"));
  signs[Math.min(19, Math.max(0, Math.round(confidence * 20) - 1))] = "┃";
  return signs.join("");
}

function reliabilityTable(name: string, { steps, expectedError }: Reliability): string {
  const rows = steps.map(
    ({ from, to, n, confidence, accuracy }) =>
      `| ${from.toFixed(2)}–${to.toFixed(2)} | ${n} | ${confidence.toFixed(2)} | ${accuracy.toFixed(2)} | ${bar(confidence, accuracy)} |`,
  );
  return [
    `### ${name} (expected calibration error ${expectedError.toFixed(3)})`,
    "",
    "| confidence | n | mean | right | █ right, ┃ claimed, of 20 |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

/** Macro-F1 of the shipped models and of those trained on licensed sets only, side by side. */
function variantTable({ figures, demo, licensed }: CardFigures): string[] {
  if (!licensed) return [];
  const of = (list: readonly NamedFigures[], { name, set }: NamedFigures) =>
    list.find((each) => each.name === name && each.set === set)?.macroF1;
  const rows = figures.map(
    (each) => [each.name, each.set, each.macroF1, of(licensed.figures, each)] as const,
  );
  if (demo && licensed.demo) {
    rows.push(["directions", "demo month (dev)", demo.directions.macroF1, licensed.demo.directions.macroF1]);
    rows.push(["sentiment", "demo month (dev)", demo.sentiment.macroF1, licensed.demo.sentiment.macroF1]);
  }
  return [
    "## The variant of licensed sets only",
    "",
    "`npm run train -- DIR --only-licensed`, macro-F1 beside that of the shipped models; empty where nothing is left to learn from.",
    "",
    "| model | measured on | shipped | only licensed |",
    "| --- | --- | --- | --- |",
    ...rows.map(
      ([name, set, shipped, other]) => `| ${name} | ${set} | ${decimals(shipped)} | ${decimals(other)} |`,
    ),
    "",
  ];
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
  const curve = figures.learningFigures.map(
    ({ share, posts, macroF1, sentiment }) =>
      `| ${share} | ${posts} | ${decimals(macroF1)} | ${decimals(sentiment)} |`,
  );
  return [
    introduction,
    sources,
    `## Figures (${date})`,
    "",
    "Cross-validation: our posts in 5 parts by set (a set shares writer and companies), public sets in 3 parts, copies of a text, sentences of",
    "an article and the two halves of a pair together. F1(P,N) is the mean over positive and negative. Last layers of public sets were fitted",
    "on the same held-out scores (one weight a label); where one was moved for macro-F1 (Russian news), the figure is of parts that moved nothing.",
    "",
    "| model | measured on | n | macro-F1 | macro-recall | F1(P,N) | accuracy | majority macro-F1 | F1 by label |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
    "",
    writers,
    ...variantTable(figures),
    ...peerTable(figures.peers ?? []),
    "## Learning curve",
    "",
    "Trained on so many fifths of the sets, measured on the fifth that is left; before the last layer.",
    "",
    "| trained on | posts | directions, macro-F1 | sentiment, macro-F1 |",
    "| --- | --- | --- | --- |",
    ...curve,
    "",
    ...costs(figures),
    "## Reliability",
    "",
    ...Object.entries(figures.reliability).map(([name, each]) =>
      reliabilityTable(`${name}, our posts`, each),
    ),
    ...(demo ? [reliabilityTable("directions, demo month", demo.reliability)] : []),
    limits,
  ].join("\n");
}

function costs({ postsPerSecond, bytes, loadMs }: CardFigures): string[] {
  if (postsPerSecond === undefined) return [];
  return [
    "## Cost",
    "",
    `${postsPerSecond} posts a second of processor time (posts of ours, 280 characters on average, with author, on a machine busy with other`,
    `work; the whole chain beside its peers: \`npm run bench -- analysing\`); ${((bytes ?? 0) / 1e6).toFixed(1)} MB of files, loaded in ${loadMs ?? 0} ms of it.`,
    "",
  ];
}
