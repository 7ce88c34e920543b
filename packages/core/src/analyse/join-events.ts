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
  /** What the two groups go by. */
  one: number;
  other: number;
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
 * @param unseen texts of a post's group beside those of the posts given
 */
export function joinEvents(
  postIds: readonly number[],
  links: readonly EventLink[],
  groups: Groups,
  textOf: (postId: number) => number,
  least: number = eventMin,
  unseen: ReadonlyMap<number, number> = new Map(),
): void {
  const { lowestOf, texts } = countTexts(postIds, groups, textOf, unseen);
  const between = sumBetween(links, lowestOf, textOf);
  const { likenessOf, unite } = compareGroups(between, texts);
  const waiting = createWaiting<Merge>(
    (left, right) => right.average - left.average || left.a - right.a || left.b - right.b,
  );
  function offer(one: number, other: number): void {
    const merge = likenessOf(one, other);
    if (merge.average >= least) waiting.push(merge);
  }
  for (const [one, others] of between) for (const other of others.keys()) if (one < other) offer(one, other);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!between.get(next.one)?.has(next.other)) continue;
    const { average, a, b } = likenessOf(next.one, next.other);
    const isAsOffered = average === next.average && a === next.a && b === next.b;
    if (!isAsOffered || !groups.join(a, b)) continue;
    const { kept, changed } = unite(next.one, next.other);
    for (const other of changed) offer(kept, other);
  }
}

/** What the average is made of, while groups are joined. A group goes by the lowest of its posts at first, then by that of its part with more links. */
function compareGroups(between: Map<number, Map<number, number>>, texts: Map<number, number>) {
  const lowest = new Map<number, number>();
  const lowestIn = (group: number): number => lowest.get(group) ?? group;
  const textsIn = (group: number): number => texts.get(group) ?? 1;
  /** Groups of so many texts that more of them count as no more. */
  const large = new Set([...texts.keys()].filter((group) => textsIn(group) >= textsMax));

  function likenessOf(one: number, other: number): Merge {
    const [fewer, more] = inOrder(textsIn(one), textsIn(other));
    const [a, b] = inOrder(lowestIn(one), lowestIn(other));
    const average = (between.get(one)?.get(other) ?? 0) / (fewer * Math.min(textsMax, more));
    return { one, other, a, b, average };
  }

  /** Moves the links of the group that has fewer, so that a large story takes one text after the other in without being walked over each time. */
  function unite(one: number, other: number): { kept: number; changed: ReadonlySet<number> } {
    const isLarger = (between.get(one)?.size ?? 0) >= (between.get(other)?.size ?? 0);
    const [kept, gone] = isLarger ? [one, other] : [other, one];
    const moved = between.get(gone) ?? new Map<number, number>();
    between.delete(gone);
    for (const [third, sum] of moved) {
      between.get(third)?.delete(gone);
      if (third !== kept) addBetween(between, kept, third, sum);
    }
    moved.delete(kept);
    const [a] = inOrder(lowestIn(kept), lowestIn(gone));
    const changed = lowestIn(kept) === a ? changedBeside(kept, moved) : new Set(between.get(kept)?.keys());
    texts.set(kept, textsIn(kept) + textsIn(gone));
    lowest.set(kept, a);
    large.delete(gone);
    if (textsIn(kept) >= textsMax) large.add(kept);
    return { kept, changed };
  }

  /** Groups whose likeness to one that grows is another then: beyond `textsMax` its texts count beside larger groups only. */
  function changedBeside(kept: number, moved: ReadonlyMap<number, number>): Set<number> {
    const beside = between.get(kept);
    if (!large.has(kept)) return new Set(beside?.keys());
    const larger = [...large].filter(
      (group) => textsIn(group) > textsIn(kept) && beside?.has(group) === true,
    );
    return new Set([...moved.keys(), ...larger]);
  }

  return { likenessOf, unite };
}

function inOrder(left: number, right: number): [number, number] {
  return left < right ? [left, right] : [right, left];
}

function countTexts(
  postIds: readonly number[],
  groups: Groups,
  textOf: (postId: number) => number,
  unseen: ReadonlyMap<number, number>,
) {
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
  const texts = new Map([...held].map(([group, all]) => [lowest.get(group) ?? group, all.size]));
  for (const [postId, count] of unseen) {
    const group = lowestOf(postId);
    texts.set(group, (texts.get(group) ?? 0) + count);
  }
  return { lowestOf, texts };
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
