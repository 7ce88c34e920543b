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
 * The posts that a tab shows; of several terms in one post the one whose reason says most speaks for it.
 * @param at place of the one term to show, or null
 */
export function examplesOf(preview: EntityPreview, tab: PreviewTab, at: number | null): ShownExample[] {
  if (tab === "lost") return preview.lostPosts.map((post) => ({ ...post, key: "lost" }));
  if (tab === "gained") return preview.gainedPosts.map((post) => ({ ...post, key: "gained" }));
  const terms = at === null ? preview.terms : preview.terms.filter((term) => term.at === at);
  const best = new Map<number, PreviewExample>();
  for (const example of terms.flatMap((term) => term.examples)) {
    if (!isOfTab(example, tab)) continue;
    const before = best.get(example.postId);
    if (before === undefined || telling(example) > telling(before)) best.set(example.postId, example);
  }
  return [...best.values()].map((example) => ({ ...example, key: tab }));
}

/** How much a reason says: that another is meant says more than that a capital or the context is missing. */
function telling({ reason }: PreviewExample): number {
  if (reason.code === "letter_case") return 0;
  return reason.code === "no_context" ? 1 : 2;
}

function isOfTab({ isCounted, doubt }: PreviewExample, tab: PreviewTab): boolean {
  if (tab === "doubtful") return isCounted && doubt !== null;
  return isCounted === (tab === "counted");
}
