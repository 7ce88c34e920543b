import {
  directions,
  sentiments,
  type Direction,
  type LabelSpan,
  type Probabilities,
  type Sentiment,
} from "@earshot/core/analyse/label";
import { blendScores } from "./blend.ts";
import { createSink, type FeatureSink } from "./feature-sink.ts";
import { findSpans } from "./find-spans.ts";
import { scoreLabels } from "./linear-model.ts";
import { loadModels, type Models } from "./load-models.ts";
import { applyGuideRules } from "./guide-rules.ts";
import { maskOf } from "./mask-names.ts";
import { markSignals, type Signal } from "./mark-signals.ts";
import type { Target } from "./find-target.ts";
import { addPostFeatures, addTargetedFeatures } from "./post-features.ts";
import { readRating, weighRating } from "./read-rating.ts";
import { readPost, textOffset, type ClassifiedPost } from "./read-post.ts";

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
}

/** The models with their working memory. One classifies one post at a time. */
export interface Classifier {
  models: Models;
  sink: FeatureSink;
  /** Scores of models for the features that were in the sink at its stamp `scoredAt`. */
  scores: Map<string, Float64Array>;
  scoredAt: number;
}

export function createClassifier(models: Models = loadModels()): Classifier {
  return { models, sink: createSink(), scores: new Map(), scoredAt: -1 };
}

/** Rounds so that numbers read well; the rest goes to the largest, so that they still sum to 1. */
function toProbabilities<L extends string>(
  labels: readonly L[],
  values: readonly number[],
): Probabilities<L> {
  const rounded = values.map((value) => Math.round(value * 10_000) / 10_000);
  const best = rounded.indexOf(Math.max(...rounded));
  const rest = rounded.reduce((sum, value, at) => (at === best ? sum : sum + value), 0);
  rounded[best] = Math.round((1 - rest) * 10_000) / 10_000;
  return Object.fromEntries(labels.map((label, at) => [label, rounded[at] ?? 0])) as Probabilities<L>;
}

function bestOf<L extends string>(labels: readonly L[], probabilities: Probabilities<L>): L {
  return labels.reduce((best, label) => (probabilities[label] > probabilities[best] ? label : best));
}

/** Scores of one model, computed once for the features that are in the sink. */
function scoresOf(classifier: Classifier, name: string): Float64Array {
  const { sink, scores, models } = classifier;
  if (classifier.scoredAt !== sink.stamp) {
    scores.clear();
    classifier.scoredAt = sink.stamp;
  }
  const known = scores.get(name);
  if (known) return known;
  const model = models.linear.get(name);
  const found = model ? scoreLabels(model, sink) : new Float64Array(0);
  scores.set(name, found);
  return found;
}

/** Probabilities of a blend's labels for the features that are in the sink. */
export function blendOf(classifier: Classifier, name: string): number[] {
  const blend = classifier.models.settings.blends[name];
  if (!blend) throw new Error(`no blend ${name} in the models`);
  return blendScores(
    blend,
    blend.models.flatMap((model) => Array.from(scoresOf(classifier, model))),
  );
}

/** Sentiment towards the company and executive masked in the post, whose features are in the sink. */
export function judgeSentiment(
  classifier: Classifier,
  post: Pick<ClassifiedPost, "text" | "platform">,
): SentimentAnswer {
  return toAnswer(weighRating(blendOf(classifier, "sentiment"), readRating(post.text, post.platform)));
}

function toAnswer(values: readonly number[]): SentimentAnswer {
  const probabilities = toProbabilities(sentiments, values);
  return { sentiment: bestOf(sentiments, probabilities), probabilities };
}

/**
 * Sentiment towards any target, or of a text about no company of ours: each kind of text (tweet, headline, news …) has
 * a model of its own, and each speaks as much as the text looks like its kind.
 */
function judgeOpenText(classifier: Classifier, post: ClassifiedPost, target: Target | null): SentimentAnswer {
  const open: ClassifiedPost = {
    ...post,
    company: null,
    executive: null,
    author: null,
    platform: null,
    spans: target?.spans ?? [],
  };
  addTargetedFeatures(classifier.sink, open, readPost(open), target);
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
function isOurs(post: ClassifiedPost, target: Target): boolean {
  if (!post.company && !post.executive) return false;
  const { words, masks } = readPost(post);
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

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Everything that is read from one post. Text beyond `textLimit` is not looked at. */
export function classifyPost(
  classifier: Classifier,
  post: ClassifiedPost,
  target: Target | null = null,
): PostAnswer {
  const { settings, linear } = classifier.models;
  const parent = readParent(classifier, post);
  const reading = readPost(post);
  addPostFeatures(classifier.sink, post, reading);
  const toxicity = round(blendOf(classifier, "toxicity")[1] ?? 0);
  const spam = round(blendOf(classifier, "spam")[1] ?? 0);
  const ruled = applyGuideRules(readDirections(classifier), { parent, spam });
  const probabilities = toProbabilities(
    directions,
    directions.map((label) => ruled[label]),
  );
  const direction = bestOf(directions, probabilities);
  const offset = textOffset(post);
  const model = linear.get("directions");
  const spans = model ? findSpans(model, direction, classifier.sink, reading.words, offset) : [];
  const isAlso = (label: Direction) =>
    label !== direction && label !== "none" && probabilities[label] >= (settings.alsoMin[label] ?? 1);
  const isOpen = target ? !isOurs(post, target) : !post.company && !post.executive && !post.spans;
  return {
    direction,
    also: directions.filter(isAlso),
    confidence: probabilities[direction],
    unsure: probabilities[direction] < settings.sureMin,
    directions: probabilities,
    toxicity,
    spam,
    signals: markSignals(reading.words, offset),
    spans,
    model: settings.version,
    ...(isOpen ? judgeOpenText(classifier, post, target) : judgeSentiment(classifier, post)),
  };
}
