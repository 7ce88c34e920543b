import { groupMentions, type Groups } from "./group-mentions.ts";
import {
  usualKinds,
  type CauseKind,
  type FoundSpike,
  type SpikeCause,
  type SpikeMention,
  type UsualKind,
  type UsualMix,
} from "./spike-cause.ts";

/** Parts of what is said; shares of 0 to 1. */
export interface ToneShift {
  now: number;
  /** On other days; null where too few of them are known. */
  usual: number | null;
  /** Judged mentions of the spike. */
  n: number;
}

export interface SpikeFinding {
  /** What explains most first. */
  causes: SpikeCause[];
  /** The mention it began with: the first one of the story that made it, else of the spike. */
  first: SpikeMention | null;
  /** Share of negative among those judged; null where too few are. */
  negative: ToneShift | null;
}

/** Least share of the excess that is worth naming. A story may share a spike with others; a platform has to explain nearly all. */
const worthNaming: Record<Exclude<CauseKind, "first" | "sentiment">, number> = {
  story: 0.12,
  source: 0.35,
  author: 0.3,
  platform: 0.6,
  entity: 0.6,
  direction: 0.25,
};
const namedMax: Record<keyof typeof worthNaming, number> = {
  story: 2,
  source: 1,
  author: 1,
  platform: 1,
  entity: 1,
  direction: 2,
};
/** A story says already where and of whom it is; by itself a source or a person may have made it large. */
const besideStory = ["source", "direction"] as const;
const withoutStory = ["source", "author", "platform", "entity", "direction"] as const;
/** Fewer mentions explain nothing. */
const leastMentions = 3;
/** Fewer mentions on other days say nothing of what is usual. */
const leastUsual = 20;
/** What doubles at least has risen; the rest came along. */
const risenBy = 2;
const leastJudged = 5;
/** Rise of the share of negative that is worth a word. */
const tonePoints = 0.15;

/**
 * What made a spike: whatever has a large share of what came beyond the usual.
 * @param mentions those of the spike; where they are a sample, shares still hold
 */
export function findCauses(
  spike: FoundSpike,
  mentions: readonly SpikeMention[],
  usual: UsualMix,
): SpikeFinding {
  const excess = Math.max(1, mentions.length * (1 - spike.expected / Math.max(1, spike.count)));
  const groups = groupMentions(mentions);
  const candidates = (kind: keyof typeof worthNaming): SpikeCause[] =>
    [...groups[kind]]
      .map(([key, n]): SpikeCause => {
        const expected = usualCount(kind, key, usual, mentions.length - excess);
        return { kind, key, n, share: clip((n - expected) / excess) };
      })
      .filter(
        ({ n, share, key }) =>
          n >= leastMentions && (share ?? 0) >= worthNaming[kind] && isTold(kind, key, groups),
      )
      .filter(({ n, key }) => n >= risenBy * usualCount(kind, key, usual, mentions.length - excess))
      .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))
      .slice(0, namedMax[kind]);
  const stories = candidates("story");
  const beside = stories.length > 0 ? besideStory : withoutStory;
  const named = beside.flatMap(candidates);
  const negative = toneShift(mentions, usual);
  const first = firstOf(mentions, stories[0]);
  const causes = [...stories, ...named];
  if (negative?.usual != null && negative.now - negative.usual >= tonePoints) {
    const n = groups.sentiment.get("negative") ?? 0;
    const expected = usualCount("sentiment", "negative", usual, mentions.length - excess);
    causes.push({ kind: "sentiment", key: "negative", n, share: clip((n - expected) / excess) });
  }
  if (first !== null) causes.push({ kind: "first", key: String(first.sourceId), share: null, n: 1 });
  const scale = spike.count / Math.max(1, mentions.length);
  const counted = causes.map((each) => ({
    ...each,
    n: each.kind === "first" ? 1 : Math.round(each.n * scale),
  }));
  return { causes: counted, first, negative };
}

/** What is the same for all explains nothing, and "no direction" is no news. */
function isTold(kind: keyof typeof worthNaming, key: string, groups: Groups): boolean {
  if (kind === "direction") return key !== "none";
  return (kind !== "entity" && kind !== "platform") || groups[kind].size > 1;
}

/** How many of a kind there would be among so many usual mentions. */
function usualCount(kind: CauseKind, key: string, usual: UsualMix, among: number): number {
  if (!isUsual(kind) || usual.n < leastUsual) return 0;
  return ((usual.of[kind]?.get(key) ?? 0) / usual.n) * Math.max(0, among);
}

function isUsual(kind: CauseKind): kind is UsualKind {
  return (usualKinds as readonly string[]).includes(kind);
}

function toneShift(mentions: readonly SpikeMention[], usual: UsualMix): ToneShift | null {
  const judged = mentions.filter(({ sentiment }) => sentiment !== null);
  if (judged.length < leastJudged) return null;
  const now = judged.filter(({ sentiment }) => sentiment === "negative").length / judged.length;
  const tones = usual.of.sentiment ?? new Map<string, number>();
  const before = ["positive", "neutral", "negative"].map((tone) => tones.get(tone) ?? 0);
  const n = before.reduce((sum, each) => sum + each, 0);
  return { now, usual: n < leastUsual ? null : (tones.get("negative") ?? 0) / n, n: judged.length };
}

function firstOf(mentions: readonly SpikeMention[], story: SpikeCause | undefined): SpikeMention | null {
  const among = story ? mentions.filter(({ storyId }) => String(storyId) === story.key) : mentions;
  return among.reduce<SpikeMention | null>((first, each) => (isBefore(each, first) ? each : first), null);
}

function isBefore(a: SpikeMention, b: SpikeMention | null): boolean {
  if (b === null) return true;
  return (
    a.publishedAt.getTime() - b.publishedAt.getTime() < 0 ||
    (a.publishedAt.getTime() === b.publishedAt.getTime() && a.postId < b.postId)
  );
}

function clip(share: number): number {
  return Math.min(1, Math.max(0, share));
}
