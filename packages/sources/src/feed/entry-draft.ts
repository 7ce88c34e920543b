import type { Engagement, PostAuthor } from "@earshot/core/collect/post";

/** One entry with everything read and nothing decided that needs the other entries or the clock. */
export interface EntryDraft {
  /** The id that the feed gives, as written; null when it gives none. */
  id: string | null;
  link: string | null;
  title: string | null;
  text: string;
  published: string | null;
  edited: string | null;
  author: PostAuthor | null;
  parentId: string | null;
  engagement: Engagement;
  language: string | null;
  tags: string[];
}

export function isEmptyDraft(draft: EntryDraft): boolean {
  return draft.title === null && draft.text === "" && draft.link === null && draft.id === null;
}
