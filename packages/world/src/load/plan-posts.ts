import { seededRandom } from "@earshot/core/system/seeded-random";
import { busyness, planBursts } from "./rhythm.ts";
import { createZipf } from "./zipf.ts";

/** One post of a made-up crowd, without its words: who, where, when, and whom it answers or repeats. */
export interface PlannedPost {
  /** From 1, in order of publication. */
  number: number;
  at: Date;
  /** Which of the templates it is made from; a reprint has that of its original. */
  template: number;
  /** Ranks: 0 writes and publishes most. */
  author: number;
  source: number;
  /** Number of the post that it answers, in the same source. */
  answers: number | null;
  /** Number of the post that it repeats, from another source. */
  repeats: number | null;
  /** Ranks of words that make its text its own; none for a reprint. */
  words: number[];
}

export interface CrowdSize {
  posts: number;
  templates: number;
  authors: number;
  sources: number;
  from: Date;
  to: Date;
  seed: number;
}

const hourMs = 3_600_000;
const replyShare = 0.25;
const reprintShare = 0.12;
/** Posts that are still answered and repeated. */
const recentMax = 3_000;
const vocabulary = 60_000;

/**
 * Plans posts of a shape that real ones have: authors and sources by Zipf's law, hours and weekdays of Moscow, bursts,
 * threads, and reprints of which few originals get most. The same for the same size and seed; in order of time.
 */
export function* planPosts(size: CrowdSize): Generator<PlannedPost> {
  const random = seededRandom(size.seed);
  const draw = {
    author: createZipf(size.authors, 1.05, random),
    source: createZipf(size.sources, 0.9, random),
    word: createZipf(vocabulary, 1.1, random),
    template: () => Math.floor(random() * size.templates),
  };
  const recent: PlannedPost[] = [];
  let number = 0;
  for (const { hour, count } of hours(size, random)) {
    const times = Array.from({ length: count }, () => hour + Math.floor(random() * hourMs)).sort(
      (a, b) => a - b,
    );
    for (const at of times) {
      number += 1;
      const post = planPost(number, new Date(at), recent, draw, random);
      yield post;
      if (post.repeats !== null) continue;
      if (recent.length < recentMax) recent.push(post);
      else recent[number % recentMax] = post;
    }
  }
}

type Draw = Record<"author" | "source" | "word" | "template", () => number>;

function planPost(
  number: number,
  at: Date,
  recent: readonly PlannedPost[],
  draw: Draw,
  random: () => number,
): PlannedPost {
  const kind = random();
  // The square leads to the same few again and again, as news does.
  const other = recent[Math.floor(random() ** 2 * recent.length)];
  const source = draw.source();
  const own = { number, at, author: draw.author() };
  if (other && kind < reprintShare && source !== other.source)
    return { ...own, source, template: other.template, answers: null, repeats: other.number, words: [] };
  const words = Array.from({ length: 3 + Math.floor(random() * 12) }, draw.word);
  const isReply = other !== undefined && kind >= reprintShare && kind < reprintShare + replyShare;
  return {
    ...own,
    source: isReply ? other.source : source,
    template: draw.template(),
    answers: isReply ? other.number : null,
    repeats: null,
    words,
  };
}

/** How many posts each hour has; together exactly as many as asked for. */
function* hours(size: CrowdSize, random: () => number): Generator<{ hour: number; count: number }> {
  const bursts = planBursts(size, random);
  const first = Math.floor(size.from.getTime() / hourMs);
  const weights = Array.from({ length: Math.floor(size.to.getTime() / hourMs) - first }, (_, index) =>
    busyness(new Date((first + index) * hourMs), bursts),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [weighed, given] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    weighed += weight;
    const due = Math.round((weighed / whole) * size.posts);
    yield { hour: (first + index) * hourMs, count: due - given };
    given = due;
  }
}
