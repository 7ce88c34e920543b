import { createWaiting } from "./highest-first.ts";
import { eventMin } from "./same-event.ts";

/** How alike two posts are that do not repeat each other. */
export interface EventLink {
  postId: number;
  otherId: number;
  similarity: number;
}

/** Groups of posts that hold together for a better reason already. */
interface Groups {
  of(postId: number): number;
  /** Makes one group of two; false where a person keeps them apart. */
  join(left: number, right: number): boolean;
}

interface Merge {
  /** Lowest posts of both groups, `a` the lower one. */
  a: number;
  b: number;
  average: number;
}

/** A group that more texts tell of is taken for one of so many: links of a post are limited, and a new text need not be like all others. */
const textsMax = 6;

/**
 * Joins groups while the average likeness between their texts is high enough, the closest first (average linkage; R. Sokal and C. Michener, 1958). A
 * text that is like one of a story and unlike the rest does not join it, so that one event does not lead on to the next. Pairs without a link count as 0.
 * @param textOf posts that say the same count as one text
 */
export function joinEvents(
  postIds: readonly number[],
  links: readonly EventLink[],
  groups: Groups,
  textOf: (postId: number) => number,
  least: number = eventMin,
): void {
  const { lowestOf, texts } = countTexts(postIds, groups, textOf);
  const between = sumBetween(links, lowestOf, textOf);
  function average(a: number, b: number): number {
    const [small, large] = [texts.get(a) ?? 1, texts.get(b) ?? 1].sort((left, right) => left - right);
    return (between.get(a)?.get(b) ?? 0) / ((small as number) * Math.min(textsMax, large as number));
  }
  const waiting = createWaiting<Merge>(
    (left, right) => right.average - left.average || left.a - right.a || left.b - right.b,
  );
  function offer(one: number, other: number): void {
    const [a, b] = one < other ? [one, other] : [other, one];
    const each = { a, b, average: average(a, b) };
    if (each.average >= least) waiting.push(each);
  }
  for (const [one, others] of between) for (const other of others.keys()) if (one < other) offer(one, other);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { a, b } = next;
    if (!between.get(a)?.has(b) || average(a, b) !== next.average || !groups.join(a, b)) continue;
    texts.set(a, (texts.get(a) ?? 1) + (texts.get(b) ?? 1));
    for (const [other, sum] of between.get(b) ?? []) {
      between.get(other)?.delete(b);
      if (other !== a) addBetween(between, a, other, sum);
    }
    between.delete(b);
    for (const other of between.get(a)?.keys() ?? []) offer(a, other);
  }
}

function countTexts(postIds: readonly number[], groups: Groups, textOf: (postId: number) => number) {
  const lowest = new Map<number, number>();
  const held = new Map<number, Set<number>>();
  for (const postId of postIds) {
    const group = groups.of(postId);
    lowest.set(group, Math.min(lowest.get(group) ?? postId, postId));
    const seen = held.get(group);
    if (seen) seen.add(textOf(postId));
    else held.set(group, new Set([textOf(postId)]));
  }
  const lowestOf = (postId: number): number => lowest.get(groups.of(postId)) ?? postId;
  return {
    lowestOf,
    texts: new Map([...held].map(([group, all]) => [lowest.get(group) ?? group, all.size])),
  };
}

/** Of two texts that several posts tell the closest link counts, once. */
function sumBetween(
  links: readonly EventLink[],
  lowestOf: (postId: number) => number,
  textOf: (postId: number) => number,
): Map<number, Map<number, number>> {
  const between = new Map<number, Map<number, number>>();
  const counted = new Map<number, Set<number>>();
  // Groups change while they are joined: whose lowest post is whose is read before.
  for (const { postId, otherId, similarity } of links) {
    const [a, b] = [lowestOf(postId), lowestOf(otherId)];
    const [left, right] = [textOf(postId), textOf(otherId)].sort((one, other) => one - other) as [
      number,
      number,
    ];
    if (a === b || counted.get(left)?.has(right)) continue;
    const seen = counted.get(left);
    if (seen) seen.add(right);
    else counted.set(left, new Set([right]));
    addBetween(between, a, b, similarity);
  }
  return between;
}

function addBetween(between: Map<number, Map<number, number>>, a: number, b: number, sum: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const sums = between.get(one);
    if (sums) sums.set(other, (sums.get(other) ?? 0) + sum);
    else between.set(one, new Map([[other, sum]]));
  }
}
