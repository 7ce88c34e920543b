import type { WorldPost } from "../world-post.ts";

const prefix = "quirk:";

/** A tag by which a test asks for an oddity of the real network: `world.publish({ tags: [quirk("comments-disabled")] })`. */
export function quirk(name: string): string {
  return `${prefix}${name}`;
}

export function hasQuirk(post: Pick<WorldPost, "tags">, name: string): boolean {
  return post.tags.includes(quirk(name));
}

/** The tags of a post that are no oddities. */
export function ownTags(post: Pick<WorldPost, "tags">): string[] {
  return post.tags.filter((tag) => !tag.startsWith(prefix));
}
