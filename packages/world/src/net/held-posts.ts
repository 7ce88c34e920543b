import type { WorldPost } from "../world-post.ts";
import type { NetWorld } from "./protocol.ts";

const postsMax = 3_000;

/** A post as a network holds it: what was taken away leaves its place. */
export interface Held {
  post: WorldPost;
  isDeleted: boolean;
}

/** All posts of a network, those that were taken away too, newest first. */
export function heldPosts(world: NetWorld): Held[] {
  const there = world.sources.flatMap(({ id }) => world.newest(id, postsMax));
  const gone = world.sources.flatMap(({ id }) => world.removed(id).map(({ post }) => post));
  return [
    ...there.map((post) => ({ post, isDeleted: false })),
    ...gone.map((post) => ({ post, isDeleted: true })),
  ].sort((a, b) => b.post.publishedAt.getTime() - a.post.publishedAt.getTime());
}

/** The post that a thread begins with. */
export function rootOf(held: readonly Held[], post: WorldPost): WorldPost {
  const parent = post.parentId === null ? undefined : held.find((one) => one.post.id === post.parentId);
  return parent === undefined ? post : rootOf(held, parent.post);
}

/** Direct answers, oldest first. */
export function answersTo(held: readonly Held[], post: WorldPost): Held[] {
  return held.filter((one) => one.post.parentId === post.id).toReversed();
}
