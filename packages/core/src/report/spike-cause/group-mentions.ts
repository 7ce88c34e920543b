import {
  usualKinds,
  type CauseKind,
  type FoundSpike,
  type SpikeMention,
  type UsualKind,
  type UsualMix,
} from "./spike-cause.ts";

/** How many mentions there are of each kind, by key. */
export type Groups = Record<Exclude<CauseKind, "first">, Map<string, number>>;

export function groupMentions(mentions: readonly SpikeMention[]): Groups {
  const groups: Groups = {
    story: new Map(),
    source: new Map(),
    author: new Map(),
    platform: new Map(),
    entity: new Map(),
    direction: new Map(),
    sentiment: new Map(),
  };
  const add = (kind: keyof Groups, key: string | number | null) => {
    if (key !== null) groups[kind].set(String(key), (groups[kind].get(String(key)) ?? 0) + 1);
  };
  for (const each of mentions) {
    add("story", each.storyId);
    add("source", each.sourceId);
    add("author", each.cardId);
    add("platform", each.platform);
    add("entity", each.entityId);
    add("sentiment", each.sentiment);
    for (const direction of each.directions) add("direction", direction);
  }
  return groups;
}

/**
 * How mentions are made up on calm days.
 * @param counts those of the whole time, spikes included
 * @param spikes with their mentions, or an even sample of them
 */
export function calmMix(
  counts: Readonly<Record<UsualKind, ReadonlyMap<string, number>>>,
  spikes: readonly { spike: FoundSpike; mentions: readonly SpikeMention[] }[],
): UsualMix {
  const of = { ...counts };
  for (const { spike, mentions } of spikes) {
    const scale = spike.count / Math.max(1, mentions.length);
    const groups = groupMentions(mentions);
    for (const kind of usualKinds) {
      const calm = [...of[kind]].map(([key, n]): [string, number] => [
        key,
        Math.max(0, n - (groups[kind].get(key) ?? 0) * scale),
      ]);
      of[kind] = new Map(calm);
    }
  }
  // Each mention is of one platform.
  const n = [...of.platform.values()].reduce((sum, each) => sum + each, 0);
  return { n, of };
}
