import { addFeature, type FeatureSink } from "./feature-sink.ts";
import { hashText, joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { maskOf } from "./mask-names.ts";
import type { ClassifiedPost, Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

/** Plain counts over a text. */
interface TextCounts {
  companies: number;
  executives: number;
  lowerCompanies: number;
  questions: number;
  exclamations: number;
  shouted: number;
  numbers: number;
  emojis: number;
  links: number;
  quotes: number;
  russianWords: number;
  words: number;
}

function countText({ words, masks }: Reading): TextCounts {
  const counts: TextCounts = {
    companies: 0,
    executives: 0,
    lowerCompanies: 0,
    questions: 0,
    exclamations: 0,
    shouted: 0,
    numbers: 0,
    emojis: 0,
    links: 0,
    quotes: 0,
    russianWords: 0,
    words: 0,
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const begins = masks[at] !== maskOf.none && masks[at - 1] !== masks[at];
    if (begins && masks[at] === maskOf.company) {
      counts.companies++;
      if (!word.capital) counts.lowerCompanies++;
    } else if (begins && masks[at] === maskOf.executive) counts.executives++;
    const first = word.form.charCodeAt(0);
    if (word.kind === "mark") {
      if (first === 63) counts.questions++;
      else if (first === 33) counts.exclamations++;
      else if (first === 34 || first === 171 || first === 0x201c) counts.quotes++;
    } else if (word.kind === "word") {
      counts.words++;
      if (word.known.script > 0) counts.russianWords++;
      if (word.shouting && word.form.length > 3) counts.shouted++;
    } else if (word.kind === "number") counts.numbers++;
    else if (word.kind === "emoji") counts.emojis++;
    else if (word.kind === "link") counts.links++;
  }
  return counts;
}

const salts = {
  platform: saltOf("platform"),
  length: saltOf("length"),
  lengthFrom: saltOf("length-from"),
  ending: saltOf("ending"),
  startsCapital: saltOf("starts-capital"),
  questions: saltOf("questions"),
  executives: saltOf("executives"),
  companies: saltOf("companies"),
  language: saltOf("language"),
  lowerCompanies: saltOf("lower-companies"),
  executiveNamed: saltOf("executive-named"),
  exclamations: saltOf("exclamations"),
  shouted: saltOf("shouted"),
  numbers: saltOf("numbers"),
  emojis: saltOf("emojis"),
  links: saltOf("links"),
  quotes: saltOf("quotes"),
} as const;

const platformHashes = new Map<string | null, number>();
const platformsMax = 100;

/** Hash of a platform's name; there are few. */
export function platformHash(platform: string | null): number {
  const known = platformHashes.get(platform);
  if (known !== undefined) return known;
  const hash = hashText(platform ?? "?", 5);
  if (platformHashes.size < platformsMax) platformHashes.set(platform, hash);
  return hash;
}

/** Form of a text: platform, length, counts of names, questions, numbers and emojis, and some of these together. */
export function addMetaFeatures(sink: FeatureSink, post: ClassifiedPost, reading: Reading): void {
  const { words } = reading;
  const counts = countText(reading);
  const platform = platformHash(post.platform);
  const length = Math.min(12, Math.floor(Math.log2(1 + words.length) * 1.6));
  const count = (salt: number, value: number) => addFeature(sink, group.meta, joinHashes(salt, value));
  count(salts.language, counts.russianWords * 2 > counts.words ? 1 : 0);
  count(salts.companies, Math.min(3, counts.companies));
  count(salts.executives, Math.min(3, counts.executives));
  count(salts.lowerCompanies, Math.min(1, counts.lowerCompanies));
  count(salts.executiveNamed, (post.executive ? 2 : 0) + Math.min(1, counts.executives));
  count(salts.questions, Math.min(3, counts.questions));
  count(salts.exclamations, Math.min(3, counts.exclamations));
  count(salts.shouted, Math.min(2, counts.shouted));
  count(salts.numbers, Math.min(4, counts.numbers));
  count(salts.emojis, Math.min(3, counts.emojis));
  count(salts.links, Math.min(2, counts.links));
  count(salts.quotes, Math.min(3, counts.quotes));
  addFeature(sink, group.meta, joinHashes(salts.platform, platform));
  addFeature(sink, group.meta, joinHashes(salts.length, length));
  for (let below = 0; below <= length; below++)
    addFeature(sink, group.meta, joinHashes(salts.lengthFrom, below));
  const ending = words.at(-1);
  const marked = ending && (ending.kind === "mark" || ending.kind === "emoji") ? ending.stemHash : 0;
  addFeature(sink, group.meta, joinHashes(salts.ending, marked));
  addFeature(sink, group.meta, joinHashes(salts.startsCapital, words[0]?.capital ? 1 : 0));
  addCrosses(sink, counts, platform, length);
}

function addCrosses(sink: FeatureSink, counts: TextCounts, platform: number, length: number): void {
  const asks = Math.min(1, counts.questions);
  const executives = Math.min(1, counts.executives);
  const cross = (left: number, leftValue: number, right: number, rightValue: number) =>
    addFeature(sink, group.cross, joinHashes(joinHashes(left, leftValue), joinHashes(right, rightValue)));
  cross(salts.platform, platform, salts.length, length);
  cross(salts.platform, platform, salts.executives, executives);
  cross(salts.platform, platform, salts.questions, asks);
  cross(salts.questions, asks, salts.executives, executives);
  cross(salts.questions, Math.min(2, counts.questions), salts.length, length);
  cross(salts.companies, Math.min(2, counts.companies), salts.executives, Math.min(2, counts.executives));
}
