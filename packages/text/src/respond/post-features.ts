import { cueNames, type CueName } from "@earshot/core/respond/cue";
import type { AnalyseInput } from "../analyse-input.ts";
import { stem } from "../stems/stem.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { readCues } from "./read-cues.ts";
import type { ReadPost } from "./read-post.ts";
import { cardSigns, postSigns } from "./sign-words.ts";
import { compileWords } from "./word-pattern.ts";

/** Buckets that features are hashed into: a power of two. */
export const bucketCount = 2 ** 14;

/** A row of hashed features: weight by bucket. */
export type FeatureRow = Map<number, number>;

function hash(feature: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < feature.length; at++) value = Math.imul(value ^ feature.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) & (bucketCount - 1);
}

/** How much each view of a post weighs beside the others: each is a row of length 1 times its weight. */
const viewWeights = { text: 1.3, facts: 1.3, author: 0.7, cues: 0.9, signs: 1.2, words: 1.2 };

/** How much words, pairs and parts of words weigh within a view. */
const unitWeights = { word: 1, pair: 0.5, part: 0.3, end: 0.7 };

/** How much of a text is read, in UTF-16 units. */
const textMax = 2000;

/** How many cards are read. */
const cardsRead = 3;

type Names = ReadonlyMap<string, string>;

function namesOf(post: AnalyseInput): Names {
  const names = new Map<string, string>();
  for (const [whole, mask] of [
    [post.company, "@us"],
    [post.executive, "@leader"],
  ] as const)
    for (const { norm } of tokenize(whole ?? "")) if (norm.length > 2) names.set(stem(norm), mask);
  return names;
}

/** Words by stem, pairs with the ends of the text and four letters of words; names and numbers only as such. */
function addText(row: FeatureRow, view: string, text: string, names: Names): void {
  const add = (feature: string, weight: number): void => void row.set(hash(`${view}${feature}`), weight);
  const short = text.slice(0, textMax);
  const keys = tokenize(short).map(({ kind, norm }) => {
    if (kind === "number") return "#";
    if (kind === "url" || kind === "email") return "@url";
    if (kind === "handle") return names.get(stem(norm)) ?? "@name";
    const key = stem(norm);
    const mask = names.get(key);
    if (mask !== undefined) return mask;
    const framed = `^${norm}$`;
    if (kind !== "emoji")
      for (let at = 0; at + 4 <= framed.length; at++) add(`c:${framed.slice(at, at + 4)}`, unitWeights.part);
    return key;
  });
  for (const key of keys) add(`w:${key}`, unitWeights.word);
  const all = ["^", ...keys, "$"];
  for (let at = 1; at < all.length; at++) add(`p:${all[at - 1]} ${all[at]}`, unitWeights.pair);
  for (const mark of ["?", "!", "…", "%", "«", "#", "@", "http"])
    if (short.includes(mark)) add(`m:${mark}`, unitWeights.end);
  const letters = short.replace(/[^\p{L}]/gu, "");
  if (letters.length > 6 && letters.replace(/[^\p{Lu}]/gu, "").length > letters.length / 2)
    add("m:loud", unitWeights.end);
}

/** A row of length `weight`. */
function scaled(row: FeatureRow, weight: number): FeatureRow {
  const length = Math.hypot(...row.values()) || 1;
  return new Map([...row].map(([bucket, value]) => [bucket, (value / length) * weight]));
}

function sizeOf(count: number): number {
  return Math.floor(Math.log2(count + 1));
}

function readSigns({ post, labels, weighed, found }: ReadPost): FeatureRow {
  const row: FeatureRow = new Map();
  const add = (feature: string, weight = 1): void => void row.set(hash(`s:${feature}`), weight);
  const hasFacts = weighed.length > 0;
  add(`facts:${hasFacts}`);
  add(`platform:${post.platform ?? ""}`, 0.6);
  add(`size:${sizeOf(post.text.length / 20)}`, 0.6);
  add(
    `followers:${post.author?.followers == null ? "?" : Math.floor(sizeOf(post.author.followers) / 2)}`,
    0.7,
  );
  add(`direction:${found.direction}`, 0.7);
  add(`direction:${found.direction}:${hasFacts}`, 0.7);
  add(`situation:${found.situation}`, 0.8);
  add(`situation:${found.situation}:${hasFacts}`, 0.5);
  add(`cluster:${found.cluster}`, 0.7);
  add(`evidence:${found.evidence}`, 0.7);
  add(`sentiment:${labels.sentiment}`, 0.6);
  add(`sentiment:${labels.sentiment}:${hasFacts}`, 0.6);
  add("toxicity", labels.toxicity);
  add("spam", labels.spam);
  add("admission", weighed.some(({ isAdmission }) => isAdmission) ? 1 : 0);
  return row;
}

const findersOf = (
  signs: Record<string, string>,
): (readonly [string, (text: string) => readonly unknown[]])[] =>
  Object.entries(signs).map(([name, entries]) => [name, compileWords(entries)] as const);

const inPosts = findersOf(postSigns);
const inCards = findersOf(cardSigns);

/** Signs of post and cards, and those of both together. */
function readSignWords({ post, weighed }: ReadPost): FeatureRow {
  const row: FeatureRow = new Map();
  const text = post.title === null ? post.text : `${post.title}\n${post.text}`;
  const cards = weighed.map(({ fact }) => fact.text).join("\n");
  const told = inCards.filter(([, find]) => find(cards).length > 0).map(([name]) => name);
  const said = inPosts.filter(([, find]) => find(text).length > 0).map(([name]) => name);
  const presence = weighed.length > 0 ? "facts" : "bare";
  for (const name of said) {
    row.set(hash(`ps:${name}`), 1);
    row.set(hash(`ps:${name}:${presence}`), 0.7);
    for (const other of told) row.set(hash(`pc:${name}:${other}`), 0.35);
  }
  for (const name of told) row.set(hash(`cs:${name}`), 1);
  return row;
}

function readCueRow({ weighed, found }: ReadPost): FeatureRow {
  const row: FeatureRow = new Map();
  for (const name of cueNames) if (found.cues.includes(name)) row.set(hash(`q:${name}`), 1);
  const told = new Set<CueName>(weighed.flatMap(({ fact }) => readCues(fact.text).map(({ name }) => name)));
  for (const name of told) row.set(hash(`qf:${name}`), 0.7);
  return row;
}

/**
 * What a post is judged by when it is read what it is about: words of the post, of the cards at hand and of the author's
 * name and bio, each apart, cues, and what models and rules made of it.
 */
export function postFeatures(whole: ReadPost): FeatureRow {
  const near = whole.weighed.filter(({ evidence }) => evidence !== "none");
  // Of a few cards each was laid beside the post on purpose; of many only those of its matter speak of it.
  const cards = whole.weighed.length <= cardsRead ? whole.weighed : near.slice(0, cardsRead);
  const read = { ...whole, weighed: cards };
  const { post, weighed } = read;
  const names = namesOf(post);
  const views: FeatureRow[] = [];
  const view = (name: keyof typeof viewWeights, fill: (row: FeatureRow) => void): void => {
    const row: FeatureRow = new Map();
    fill(row);
    views.push(scaled(row, viewWeights[name]));
  };
  view("text", (row) => {
    if (post.title !== null) addText(row, "t", post.title, names);
    addText(row, "t", post.text, names);
  });
  view("facts", (row) => {
    for (const { fact } of weighed) addText(row, "f", fact.text, names);
  });
  view("author", (row) => {
    addText(row, "a", `${post.author?.name ?? ""} / ${post.author?.bio ?? ""}`, names);
  });
  views.push(scaled(readSignWords(read), viewWeights.words));
  views.push(scaled(readCueRow(read), viewWeights.cues), scaled(readSigns(read), viewWeights.signs));
  const row: FeatureRow = new Map();
  for (const one of views) for (const [bucket, value] of one) row.set(bucket, (row.get(bucket) ?? 0) + value);
  return row;
}
