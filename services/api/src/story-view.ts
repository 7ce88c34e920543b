import type { Story, StoryDetail as DetailView, StoryPost } from "@earshot/contract/story";
import type { StoryDetail, StoryPostRow } from "@earshot/db/queries/story-detail";
import type { StoryRow } from "@earshot/db/queries/stories";
import { iso } from "./iso.ts";
import { viewRow } from "./mention-view.ts";

/** A story as the contract says it. */
export function viewStory(row: StoryRow): Story {
  return {
    ...row,
    firstAt: iso(row.firstAt),
    lastAt: iso(row.lastAt),
    flow: { ...row.flow, from: iso(row.flow.from) },
  };
}

/** A story with its posts, as the contract says it. */
export function viewStoryDetail(detail: StoryDetail, phrases: string[]): DetailView {
  return {
    story: viewStory(detail.story),
    phrases,
    originals: detail.originals.map(viewPost),
    reprints: detail.reprints.map(viewPost),
    hiddenReprints: detail.hiddenReprints,
    decisions: detail.decisions.map((decision) => ({ ...decision, at: iso(decision.at) })),
  };
}

function viewPost({ mention, likeness }: StoryPostRow): StoryPost {
  return { mention: viewRow(mention), likeness };
}
