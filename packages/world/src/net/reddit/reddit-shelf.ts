import type { WorldPost } from "../../world-post.ts";
import { answersTo, heldPosts, rootOf } from "../held-posts.ts";
import type { Held } from "../held-posts.ts";
import { madeNumber } from "../made-id.ts";
import type { NetWorld } from "../protocol.ts";

const homeSub = "pies";

/** Everything on Reddit at the moment. */
export interface RedditShelf {
  /** Newest first. */
  all: readonly Held[];
  byName: (name: string) => Held | null;
  /** Direct answers, oldest first. */
  answers: (post: WorldPost) => Held[];
  /** The link that a thread begins with. */
  linkOf: (post: WorldPost) => WorldPost;
}

/** "pies", or what the tag "r/name" of a post or of its thread says. */
export function subOf(shelf: RedditShelf, post: WorldPost): string {
  const tag = shelf.linkOf(post).tags.find((one) => one.startsWith("r/"));
  return tag?.slice(2) ?? homeSub;
}

export function bareIdOf(postId: string): string {
  return (36 ** 5 + madeNumber(`reddit ${postId}`, 36 ** 6)).toString(36);
}

/** The full name: "t3_…" of a link, "t1_…" of a comment. */
export function nameOf(post: Pick<WorldPost, "id" | "parentId">): string {
  return `${post.parentId === null ? "t3" : "t1"}_${bareIdOf(post.id)}`;
}

export function openShelf(world: NetWorld): RedditShelf {
  const all = heldPosts(world);
  return {
    all,
    byName: (name) => all.find((held) => nameOf(held.post) === name) ?? null,
    answers: (post) => answersTo(all, post),
    linkOf: (post) => rootOf(all, post),
  };
}
