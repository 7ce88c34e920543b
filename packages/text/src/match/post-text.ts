/** What the matcher reads of a post. */
export interface PostText {
  title: string | null;
  text: string;
  /** The author's account, with or without its @. */
  authorHandle?: string | null;
  /** The post's own address. */
  url?: string | null;
  tags?: string[];
  /** Entities that the post it answers, or its source, is about: context for terms that need it, no mention by itself. */
  aroundIds?: readonly number[];
}
