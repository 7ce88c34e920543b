import {
  directions,
  sentiments,
  type Direction,
  type LabelSpan,
  type Probabilities,
  type Sentiment,
} from "@earshot/core/analyse/label";
import { blendOf, scoresOf, type Classifier } from "./ask-models.ts";
import { findSpans } from "./find-spans.ts";
import { applyGuideRules } from "./guide-rules.ts";
import { maskOf } from "./mask-names.ts";
import type { Signal } from "./mark-signals.ts";
import { readSignals } from "./read-signals.ts";
import type { Target } from "./find-target.ts";
import { addPostFeatures, addTargetedFeatures } from "./post-features.ts";
import { readRating, weighRating } from "./read-rating.ts";
import type { Word } from "./read-words.ts";
import { maskAnew, readPost, textOffset, type ClassifiedPost, type Reading } from "./read-post.ts";
import { readVerdict, weighVerdict } from "./read-verdict.ts";
import { unescapeText } from "./unescape.ts";
import { weighByDirection } from "./weigh-by-direction.ts";
import { tidyForms } from "./word-forms.ts";

export interface SentimentAnswer {
  sentiment: Sentiment;
  probabilities: Probabilities<Sentiment>;
}

export interface PostAnswer extends SentimentAnswer {
  direction: Direction;
  also: Direction[];
  confidence: number;
  unsure: boolean;
  directions: Probabilities<Direction>;
  toxicity: number;
  spam: number;
  signals: Signal[];
  spans: LabelSpan[];
  model: string;
  /** What was read of the post; valid until the next one is. */
  reading: Reading;
}

/** Rounds so that numbers read well; the rest goes to the largest, so that they still sum to 1. */
function toProbabilities<L extends string>(
  labels: readonly L[],
  values: readonly number[],
): Probabilities<L> {
  let best = 0;
  let sum = 0;
  const rounded: Partial<Probabilities<L>> = {};
  for (let at = 0; at < labels.length; at++) {
    const value = Math.round((values[at] ?? 0) * 10_000) / 10_000;
    rounded[labels[at] as L] = value;
    sum += value;
    if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  }
  const label = labels[best] as L;
  rounded[label] = Math.round((1 - sum + (rounded[label] ?? 0)) * 10_000) / 10_000;
  return rounded as Probabilities<L>;
}

function bestOf<L extends string>(labels: readonly L[], probabilities: Probabilities<L>): L {
  return labels.reduce((best, label) => (probabilities[label] > probabilities[best] ? label : best));
}

/** Sentiment towards the company and executive masked in the post, whose features are in the sink. */
export function judgeSentiment(
  classifier: Classifier,
  post: Pick<ClassifiedPost, "text" | "platform">,
  reading: Reading,
): SentimentAnswer {
  const none = blendOf(classifier, "directions")[directions.indexOf("none")] ?? 0;
  const values = weighByDirection(blendOf(classifier, "sentiment"), none);
  const told = weighVerdict(values, readVerdict(reading));
  return toAnswer(weighRating(told, readRating(post.text, post.platform)));
}

function toAnswer(values: readonly number[]): SentimentAnswer {
  const probabilities = toProbabilities(sentiments, values);
  return { sentiment: bestOf(sentiments, probabilities), probabilities };
}

/**
 * Sentiment towards any target, or of a text about no company of ours: each kind of text (tweet, headline, news …) has
 * a model of its own, and each speaks as much as the text looks like its kind.
 */
function judgeOpenText(
  classifier: Classifier,
  post: ClassifiedPost,
  { words }: Reading,
  target: Target | null,
): SentimentAnswer {
  const open: ClassifiedPost = {
    ...post,
    text: target && target.spans.length > 0 ? post.text : unescapeText(post.text),
    company: null,
    executive: null,
    author: null,
    platform: null,
    spans: target?.spans ?? [],
  };
  const reading = open.text === post.text ? maskAnew(words, open.spans ?? []) : readPost(open);
  addTargetedFeatures(classifier.sink, open, reading, target);
  const registers = classifier.models.settings.blends["register"]?.labels;
  if (!registers) return toAnswer(blendOf(classifier, "sentiment"));
  const shares = blendOf(classifier, "register");
  const sums = [0, 0, 0];
  for (const [at, register] of registers.entries()) {
    const share = shares[at] ?? 0;
    if (share < 0.02) continue;
    for (const [label, value] of blendOf(classifier, `sentiment-${register}`).entries())
      sums[label] = (sums[label] ?? 0) + share * value;
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return toAnswer(sums.map((value) => value / total));
}

/** Whether a target is the company or the executive, so that the sentiment towards them answers the question. */
function isOurs(post: ClassifiedPost, { words, masks }: Reading, target: Target): boolean {
  if (!post.company && !post.executive) return false;
  return words.some(
    (word, at) =>
      masks[at] !== maskOf.none &&
      target.spans.some((span) => span.start < word.end && word.start < span.end),
  );
}

/** Probabilities of the directions of the post whose features are in the sink. */
function readDirections(classifier: Classifier): Probabilities<Direction> {
  return toProbabilities(directions, blendOf(classifier, "directions"));
}

/** Directions of the post that this one answers, by its words alone. */
function readParent(classifier: Classifier, post: ClassifiedPost): Probabilities<Direction> | null {
  if (!post.parent || post.parent.trim() === "") return null;
  const { platform, company, executive } = post;
  const parent: ClassifiedPost = {
    text: post.parent,
    title: null,
    platform,
    company,
    executive,
    author: null,
    parent: null,
  };
  addPostFeatures(classifier.sink, parent, readPost(parent));
  return readDirections(classifier);
}

/** Of 146 texts of public sets with a swear word in disguise 134 are labelled rude. */
const veiledToxicity = 0.6;

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Which language's model of rudeness is asked: most words are Cyrillic, or not. */
function scriptOf({ words }: Reading): "ru" | "en" {
  let balance = 0;
  for (let at = 0; at < words.length; at++) balance += (words[at] as Word).known.script;
  return balance > 0 ? "ru" : "en";
}

/** The words that speak for a direction of the post whose features are in the sink. */
function explain(
  classifier: Classifier,
  direction: Direction,
  { words }: Reading,
  offset: number,
): LabelSpan[] {
  const scored = scoresOf(classifier, "directions");
  const found = classifier.tables.get("directions")?.[0];
  if (!scored || !found) return [];
  const { table } = found.asked;
  const column = table.models[found.at]?.labels.indexOf(direction) ?? -1;
  if (column < 0) return [];
  const explained = { table, model: found.at, column };
  return findSpans(explained, direction, classifier.sink, scored.norms, words, offset);
}

/** Everything that is read from one post. Text beyond `textLimit` is not looked at. */
export function classifyPost(
  classifier: Classifier,
  post: ClassifiedPost,
  target: Target | null = null,
): PostAnswer {
  const { settings } = classifier.models;
  tidyForms();
  const parent = readParent(classifier, post);
  const reading = readPost(post);
  addPostFeatures(classifier.sink, post, reading);
  const rude = round(blendOf(classifier, `toxicity-${scriptOf(reading)}`)[1] ?? 0);
  const spam = round(blendOf(classifier, "spam")[1] ?? 0);
  const offset = textOffset(post);
  const { signals, isVeiled } = readSignals(post, reading, offset);
  const ruled = applyGuideRules(readDirections(classifier), {
    parent,
    spam,
    role: post.role ?? null,
    signals: signals.map(({ name }) => name),
  });
  const probabilities = toProbabilities(
    directions,
    directions.map((label) => ruled[label]),
  );
  const direction = bestOf(directions, probabilities);
  const spans = explain(classifier, direction, reading, offset);
  const isAlso = (label: Direction) =>
    label !== direction && label !== "none" && probabilities[label] >= (settings.alsoMin[label] ?? 1);
  const isOpen = target ? !isOurs(post, reading, target) : !post.company && !post.executive && !post.spans;
  return {
    direction,
    also: directions.filter(isAlso),
    confidence: probabilities[direction],
    unsure: probabilities[direction] < settings.sureMin,
    directions: probabilities,
    toxicity: isVeiled ? Math.max(rude, veiledToxicity) : rude,
    spam,
    signals,
    spans,
    model: settings.version,
    reading,
    ...(isOpen
      ? judgeOpenText(classifier, post, reading, target)
      : judgeSentiment(classifier, post, reading)),
  };
}
