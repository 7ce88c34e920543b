import type { SpikeFinding } from "./find-causes.ts";
import type { ProofKind, SpikeMention } from "./spike-cause.ts";

export interface ProofPost {
  postId: number;
  why: ProofKind;
}

const proofMax = 5;
const widestMax = 2;

/**
 * Posts by which a reader can check what is said of a spike: the one it began with, those that most people can have seen, and typical
 * ones: of the story, direction and sentiment that prevail, those first that people took part in.
 */
export function chooseProof(mentions: readonly SpikeMention[], { causes, first }: SpikeFinding): ProofPost[] {
  const story = causes.find(({ kind }) => kind === "story")?.key;
  const proving =
    story === undefined ? mentions : mentions.filter(({ storyId }) => String(storyId) === story);
  const chosen = new Map<number, ProofKind>();
  if (first !== null) chosen.set(first.postId, "earliest");
  const add = (posts: readonly SpikeMention[], why: ProofKind, most: number) => {
    for (const { postId } of posts) {
      if (chosen.size >= most) return;
      if (!chosen.has(postId)) chosen.set(postId, why);
    }
  };
  const widest = proving
    .filter(({ audience }) => audience !== null)
    .toSorted((a, b) => (b.audience ?? 0) - (a.audience ?? 0) || a.postId - b.postId);
  add(widest, "widest", chosen.size + widestMax);
  const direction = prevailing(proving.flatMap(({ directions }) => directions));
  const sentiment = prevailing(proving.flatMap((each) => each.sentiment ?? []));
  const likeness = (each: SpikeMention) =>
    Number(direction !== null && each.directions.includes(direction)) +
    Number(each.sentiment === sentiment) +
    Number(!each.isReprint);
  const typical = proving.toSorted(
    (a, b) => likeness(b) - likeness(a) || (b.engagement ?? -1) - (a.engagement ?? -1) || a.postId - b.postId,
  );
  add(typical, "typical", proofMax);
  return [...chosen].map(([postId, why]) => ({ postId, why }));
}

function prevailing<T extends string>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
