import type { CollectedPost } from "./post.ts";

/** What a source's new copy of a post means for the stored one. */
export type PostChange = "new" | "edited" | "unchanged";

/**
 * Compares by content, not by date: feeds touch `updated` without touching a word, and change words without
 * touching `updated`.
 */
export function decidePostChange(
  stored: { contentHash: string } | null,
  incoming: { contentHash: string },
): PostChange {
  if (stored === null) return "new";
  return stored.contentHash === incoming.contentHash ? "unchanged" : "edited";
}

/**
 * The words of a post in one string, the same for copies that differ in spacing or Unicode form only.
 * Its hash is the post's content hash.
 */
export function contentToHash(post: Pick<CollectedPost, "title" | "text">): string {
  return `${tidy(post.title ?? "")}\u0000${tidy(post.text)}`;
}

function tidy(text: string): string {
  return text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

/**
 * Of several copies of one post in the same answer, the last one: feeds that repeat a GUID append the newer
 * text or, newest first, say the same.
 * @returns copies in the order in which each post first appeared, and how many were dropped
 */
export function withoutRepeats(posts: readonly CollectedPost[]): { posts: CollectedPost[]; dropped: number } {
  const byKey = new Map<string, CollectedPost>();
  for (const post of posts) {
    const key = JSON.stringify([post.namespace, post.externalId]);
    const earlier = byKey.get(key);
    if (earlier === undefined || changedAt(post) >= changedAt(earlier)) byKey.set(key, post);
  }
  return { posts: [...byKey.values()], dropped: posts.length - byKey.size };
}

function changedAt(post: CollectedPost): number {
  return (post.editedAt ?? post.publishedAt).getTime();
}
