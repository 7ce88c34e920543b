import type { EntityPreview, PreviewExample } from "@earshot/contract/entity-preview";
import type { FoundPost } from "@earshot/contract/found-post";

export type PreviewTab = "turnedDown" | "doubtful" | "counted" | "gained" | "lost";

/** Posts behind each tab. */
export function previewCounts(preview: EntityPreview): Record<PreviewTab, number> {
  const doubtful = preview.terms.reduce((sum, term) => sum + term.doubtful, 0);
  return {
    turnedDown: preview.turnedDown,
    doubtful: Math.min(doubtful, preview.matched),
    counted: preview.matched,
    gained: preview.gained,
    lost: preview.lost,
  };
}

export type ShownExample = FoundPost & Partial<PreviewExample> & { key: string };

/**
 * The posts that a tab shows; of several terms in one post the first speaks for it.
 * @param at place of the one term to show, or null
 */
export function examplesOf(preview: EntityPreview, tab: PreviewTab, at: number | null): ShownExample[] {
  if (tab === "lost") return preview.lostPosts.map((post) => ({ ...post, key: "lost" }));
  if (tab === "gained") return preview.gainedPosts.map((post) => ({ ...post, key: "gained" }));
  const terms = at === null ? preview.terms : preview.terms.filter((term) => term.at === at);
  const seen = new Set<number>();
  return terms
    .flatMap((term) => term.examples.map((example) => ({ ...example, key: String(term.at) })))
    .filter((example) => tabOf(example) === tab && !seen.has(example.postId) && seen.add(example.postId));
}

function tabOf({ isCounted, doubt }: PreviewExample): PreviewTab {
  if (!isCounted) return "turnedDown";
  return doubt === null ? "counted" : "doubtful";
}
