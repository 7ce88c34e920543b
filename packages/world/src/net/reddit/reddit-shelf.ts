import type { WorldPost } from "../../world-post.ts";
import { madeNumber } from "../made-id.ts";
import type { NetWorld } from "../protocol.ts";

const postsMax = 3_000;
const homeSub = "pies";

/** A post as Reddit holds it: what was taken away leaves its place. */
export interface Held {
  post: WorldPost;
  isDeleted: boolean;
}

/** Everything on Reddit, newest first. */
export interface RedditShelf {
  all: () => Held[];
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
  function all(): Held[] {
    const there = world.sources.flatMap(({ id }) => world.newest(id, postsMax));
    const gone = world.sources.flatMap(({ id }) => world.removed(id).map(({ post }) => post));
    return [
      ...there.map((post) => ({ post, isDeleted: false })),
      ...gone.map((post) => ({ post, isDeleted: true })),
    ].sort((a, b) => b.post.publishedAt.getTime() - a.post.publishedAt.getTime());
  }

  function linkOf(post: WorldPost): WorldPost {
    const parent = post.parentId === null ? undefined : all().find((held) => held.post.id === post.parentId);
    return parent === undefined ? post : linkOf(parent.post);
  }

  return {
    all,
    byName: (name) => all().find((held) => nameOf(held.post) === name) ?? null,
    answers: (post) =>
      all()
        .filter((held) => held.post.parentId === post.id)
        .reverse(),
    linkOf,
  };
}
