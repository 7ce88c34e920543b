import { usualTexts } from "@earshot/core/analyse/fingerprint";
import { hashContentWord } from "../fingerprint/fingerprint-post.ts";
import { usualWords } from "../fingerprint/usual-words.ts";
import { stem } from "../stems/stem.ts";
import { tokenize } from "../tokens/tokenize.ts";
import { choosePhrase, type WrittenPhrase } from "./choose-form.ts";
import { looksOblique } from "./base-form.ts";
import { isPlainWord } from "./plain-words.ts";
import { readPhrases, type Phrase } from "./read-phrases.ts";
import { readFamilies, type WordFamilies } from "./word-families.ts";

/** What many posts of a period, or of a story, are about. */
export interface Topic {
  /** The phrase that tells it best. */
  label: string;
  /** Others that stand in the same posts, the most telling first. */
  phrases: string[];
  /** Stems of all of them, to look for in other posts. */
  keys: string[];
  /** Places of its posts in what was read. */
  posts: number[];
}

export interface TopicPost {
  title: string | null;
  text: string;
  /** Number of the day; what stands in posts of every day is no topic of one of them. */
  day?: number;
}

/** A phrase with the posts that it stands in. */
interface KeyPhrase {
  key: string;
  words: Phrase["words"];
  posts: Set<number>;
  written: Map<string, { words: readonly string[]; count: number }>;
  score: number;
}

const holdersMin = 2;
/** What more of the posts have than this is no topic among others. */
const shareMax = 0.5;
const consideredMax = 120;
/** Phrases of which so many posts are the same are of one topic. */
const overlapMin = 0.6;
/** A phrase of which so many posts are a topic's, by whichever of its phrases, is of that topic. */
const withinMin = 0.55;
/** A longer phrase takes the place of a shorter one within it that stands in hardly more posts. */
const coveredShare = 0.6;
/** So much more telling is each word beyond the first: "слепой тест" beside "тест". */
const perWord = 0.5;
const phrasesMax = 5;
/** As if so many posts had been read before the first one, each word in so many of them. */
const postsBefore = 60;
const holdersBefore = 1.5;

/**
 * Key phrases by how many posts have them and how rare their words are elsewhere (tf-idf on stems), gathered by the posts that they share.
 * `names` are words of the watch list, which every post has and which are shown elsewhere; of what was written of as much `before` less is made.
 */
export function findTopics(
  posts: readonly TopicPost[],
  given: { names: readonly string[]; before?: readonly TopicPost[]; max: number },
): Topic[] {
  const { max } = given;
  const before = given.before ?? [];
  const families = readFamilies([...before, ...posts]);
  const phrases = keyPhrases(posts, given.names, { ...wordsHere(before), families });
  const topics: { seed: KeyPhrase; members: KeyPhrase[]; posts: Set<number> }[] = [];
  for (const phrase of phrases) {
    const home = topics.find(
      ({ seed, posts }) => isOfOne(seed, phrase) || within(posts, phrase) >= withinMin,
    );
    if (home) {
      home.members.push(phrase);
      for (const at of phrase.posts) home.posts.add(at);
    } else if (topics.length < max) topics.push({ seed: phrase, members: [], posts: new Set(phrase.posts) });
  }
  return topics.map(({ seed, members }) => {
    const others = members.filter(({ key }) => !isWithin(key, seed.key) && !isWithin(seed.key, key));
    const shown = distinctForms([seed, ...others], families).slice(0, phrasesMax + 1);
    return {
      label: shown[0] ?? "",
      phrases: shown.slice(1),
      keys: [seed, ...members].map(({ key }) => key),
      posts: [...seed.posts].sort((a, b) => a - b),
    };
  });
}

/** Whether a post is about a topic: the keys of all phrases that it has. */
export function phraseKeys(post: TopicPost): Set<string> {
  return new Set(readPhrases(post).map(({ key }) => key));
}

/** In how many posts of before each word stands, by its stem. */
interface WordsHere {
  posts: number;
  holders: ReadonlyMap<string, number>;
  families: WordFamilies;
}

function wordsHere(posts: readonly TopicPost[]): Omit<WordsHere, "families"> {
  const holders = new Map<string, number>();
  for (const post of posts)
    for (const key of phraseKeys(post)) if (!key.includes(" ")) holders.set(key, (holders.get(key) ?? 0) + 1);
  return { posts: posts.length, holders };
}

function keyPhrases(posts: readonly TopicPost[], names: readonly string[], here: WordsHere): KeyPhrase[] {
  const found = new Map<string, KeyPhrase>();
  for (const [at, post] of posts.entries())
    for (const { key, words, surface } of readPhrases(post)) {
      const known = found.get(key) ?? { key, words, posts: new Set(), written: new Map(), score: 0 };
      known.posts.add(at);
      const form = surface.join(" ");
      const { count } = known.written.get(form) ?? { count: 0 };
      known.written.set(form, { words: surface, count: count + 1 });
      found.set(key, known);
    }
  const known = new Set(names.flatMap((name) => tokenize(name).map(({ norm }) => stem(norm))));
  const most = posts.length < 8 ? posts.length : posts.length * shareMax;
  const kept = [...found.values()].filter(
    ({ words, posts: holders }) =>
      holders.size >= Math.min(holdersMin, posts.length) &&
      holders.size <= most &&
      !words.every((word) => known.has(word.stem)) &&
      isNominal(words, here.families),
  );
  for (const phrase of kept) phrase.score = phrase.posts.size * tellingness(phrase.words, known, here);
  const sorted = kept
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, consideredMax);
  return sorted.filter(
    ({ key, posts: holders }) => !sorted.some((other) => covers(other, key, holders.size)),
  );
}

function covers(longer: KeyPhrase, key: string, holders: number): boolean {
  return (
    longer.key.length > key.length && isWithin(key, longer.key) && longer.posts.size >= holders * coveredShare
  );
}

function isWithin(short: string, long: string): boolean {
  return ` ${long} `.includes(` ${short} `);
}

function tellingness(words: Phrase["words"], names: ReadonlySet<string>, here: WordsHere): number {
  const usual = usualWords();
  const rarities = words
    .filter((word) => !names.has(word.stem))
    .map((word) => {
      const elsewhere = Math.log(usualTexts / (usual.of(hashContentWord(word)) + 20));
      const local = Math.log(
        (here.posts + postsBefore) / ((here.holders.get(word.stem) ?? 0) + holdersBefore),
      );
      return isPlainWord(word.stem) || here.families.isEverywhere(word.stem) ? 0 : Math.min(elsewhere, local);
    });
  const mean = rarities.reduce((sum, rarity) => sum + rarity, 0) / Math.max(1, words.length);
  return mean * (1 + perWord * (words.length - 1));
}

function isOfOne(seed: KeyPhrase, phrase: KeyPhrase): boolean {
  return commonOf(seed.posts, phrase) / Math.min(seed.posts.size, phrase.posts.size) >= overlapMin;
}

/** Which share of the posts of a phrase a topic has already. */
function within(posts: ReadonlySet<number>, phrase: KeyPhrase): number {
  return commonOf(posts, phrase) / phrase.posts.size;
}

function commonOf(posts: ReadonlySet<number>, phrase: KeyPhrase): number {
  let common = 0;
  for (const at of phrase.posts) if (posts.has(at)) common += 1;
  return common;
}

function distinctForms(phrases: readonly KeyPhrase[], families: WordFamilies): string[] {
  const shown = phrases.map(({ words, written }) =>
    choosePhrase(
      words.map(({ stem: each }) => each),
      [...written.values()] satisfies WrittenPhrase[],
      families,
    ),
  );
  // One that only stood in cases that tell no nominative comes last.
  return [...new Set(shown.toSorted((a, b) => Number(isOblique(a)) - Number(isOblique(b))))];
}

const isOblique = (phrase: string): boolean =>
  looksOblique(phrase.split(" ", 1)[0] ?? "") && /[а-яё]/.test(phrase);

/** No verb in it, by all forms of each word, and no adjective at its end. */
function isNominal(words: Phrase["words"], families: WordFamilies): boolean {
  const last = words.at(-1)?.stem ?? "";
  if (!families.isName(last) && families.isAdjective(last)) return false;
  return !words.some(({ stem: each }) => !families.isName(each) && families.isVerb(each));
}
