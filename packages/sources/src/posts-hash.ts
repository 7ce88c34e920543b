import { createHash } from "node:crypto";
import type { CollectedPost } from "@earshot/core/collect/post";

/**
 * Tells whether a service answers with the very posts, counters and all, that it answered with before: it stands where feeds
 * have the hash of their body.
 */
export function postsHash(posts: readonly CollectedPost[]): string {
  return createHash("sha256").update(JSON.stringify(posts)).digest("base64url").slice(0, 22);
}
