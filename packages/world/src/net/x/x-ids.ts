import type { WorldPost } from "../../world-post.ts";
import { madeNumber } from "../made-id.ts";

const epochMs = 1_288_834_974_657;

/** Ids of X carry their time, so that a later post has a greater id. */
export function xIdOf(post: Pick<WorldPost, "id" | "publishedAt">): string {
  const ms = BigInt(post.publishedAt.getTime() - epochMs);
  return String((ms << 22n) + BigInt(madeNumber(`x ${post.id}`, 2 ** 22)));
}

export function userIdOf(handle: string): string {
  return String(10_000 + madeNumber(`user ${handle.toLowerCase()}`, 1e12));
}

/** When the post of an id was published. */
export function timeOfId(id: string): number {
  return Number(BigInt(id) >> 22n) + epochMs;
}

/** The name of an account without its at sign. */
export function nameOf(post: WorldPost): string {
  return post.author.handle.replace(/^@/, "");
}
