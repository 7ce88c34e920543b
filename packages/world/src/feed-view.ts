import type { WorldSource } from "./content.ts";
import { globalId, postUrl } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

/** What a feed is made of, whatever its format. */
export interface FeedView {
  source: WorldSource;
  /** Base address of the world, without a slash at the end. */
  base: string;
  /** The feed's own address. */
  selfUrl: string;
  /** Newest first. */
  posts: WorldPost[];
  changedAt: Date;
  byId: (postId: string) => WorldPost | null;
}

export const demoNotice = "Demo: a made-up month of a made-up company. Демонстрация: всё вымышлено.";

/** The post that this one answers: its global id, and its address while the world still has it. */
export function parentLink(view: FeedView, post: WorldPost): { ref: string; href: string | null } | null {
  if (post.parentId === null) return null;
  const parent = view.byId(post.parentId);
  return { ref: globalId(post.parentId), href: parent === null ? null : postUrl(view.base, parent) };
}
