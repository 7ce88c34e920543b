import { arrangeStories, type StoryLink } from "./arrange-stories.ts";
import type { PostPrint } from "./fingerprint.ts";
import { compareFingerprints, usualRepeatWindow } from "./near-duplicate.ts";
import { compareEvents, usualEventWindow, type EventText } from "./same-event.ts";
import { keysOf, weighTerms } from "./weigh-terms.ts";

/** A text of a list that is grouped as a whole. */
export interface TextToGroup {
  fingerprint: PostPrint;
  /** Null where nobody knows when. */
  publishedAt: Date | null;
}

/** Of the texts that share a key so many before each are compared with it, those nearest in time. */
const perKeyMax = 400;
const comparedMax = 300;
/** Where a date is missing it is taken to be that of the others. */
const noDate = new Date(0);

/**
 * Groups texts by the event that they tell of, by the same rules as posts of an installation, with how usual words are counted over the whole
 * list. The order of the list does not matter.
 * @returns for each text the place of the first one of its story
 */
export function groupTexts(texts: readonly TextToGroup[], eventMin?: number): number[] {
  const order = [...texts.keys()].sort((a, b) => timeOf(texts[a]) - timeOf(texts[b]) || a - b);
  const events = weighAll(texts);
  const links = [...linkRepeats(texts, order), ...linkEvents(events, order)];
  const stories = arrangeStories({
    posts: texts.map(({ publishedAt }, postId) => ({
      postId,
      publishedAt: publishedAt ?? noDate,
      isDated: publishedAt !== null,
      tier: 2,
    })),
    links,
    decisions: [],
    roles: new Map(),
    ...(eventMin !== undefined && { eventMin }),
  });
  const first = texts.map((_, at) => at);
  for (const { postIds } of stories) for (const postId of postIds) first[postId] = postIds[0] ?? postId;
  return first;
}

function timeOf(text: TextToGroup | undefined): number {
  return text?.publishedAt?.getTime() ?? 0;
}

function weighAll(texts: readonly TextToGroup[]): EventText[] {
  const holders = new Map<number, number>();
  for (const { fingerprint } of texts)
    for (const term of fingerprint.terms.terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  const seen = { posts: texts.length, of: (term: number) => holders.get(term) ?? 0 };
  return texts.map(({ fingerprint, publishedAt }) => ({
    vector: weighTerms(fingerprint.terms, seen),
    publishedAt: publishedAt ?? noDate,
    isDated: publishedAt !== null,
  }));
}

function linkRepeats(texts: readonly TextToGroup[], order: readonly number[]): StoryLink[] {
  const at = (index: number) => {
    const { fingerprint, publishedAt } = texts[index] as TextToGroup;
    return { fingerprint, publishedAt };
  };
  return meet(order, (index) => at(index).fingerprint.keys, 1).flatMap(([postId, otherId]): StoryLink[] => {
    const [left, right] = [at(postId), at(otherId)];
    const shown = left.publishedAt ?? right.publishedAt ?? noDate;
    const likeness = compareFingerprints(
      { ...left, publishedAt: left.publishedAt ?? shown },
      { ...right, publishedAt: right.publishedAt ?? shown },
      usualRepeatWindow,
    );
    return likeness ? [{ postId, otherId, similarity: likeness.similarity, kind: likeness.kind }] : [];
  });
}

function linkEvents(events: readonly EventText[], order: readonly number[]): StoryLink[] {
  const keys = events.map(({ vector }) => keysOf(vector));
  return meet(order, (index) => keys[index] ?? [], 2).flatMap(([postId, otherId]): StoryLink[] => {
    const [left, right] = [events[postId], events[otherId]];
    const similarity = left && right ? compareEvents(left, right, usualEventWindow) : null;
    return similarity === null ? [] : [{ postId, otherId, similarity, kind: "event" }];
  });
}

/** Pairs of texts that share so many keys, each with those before it that share the most. */
function meet(
  order: readonly number[],
  keysAt: (index: number) => readonly number[],
  least: number,
): [number, number][] {
  const holders = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  for (const index of order) {
    const shared = new Map<number, number>();
    for (const key of new Set(keysAt(index))) {
      const before = holders.get(key) ?? [];
      for (const other of before.slice(-perKeyMax)) shared.set(other, (shared.get(other) ?? 0) + 1);
      before.push(index);
      holders.set(key, before);
    }
    const best = [...shared].filter(([, count]) => count >= least);
    if (best.length > comparedMax) best.sort((a, b) => b[1] - a[1] || b[0] - a[0]).splice(comparedMax);
    for (const [other] of best) pairs.push([index, other]);
  }
  return pairs;
}
