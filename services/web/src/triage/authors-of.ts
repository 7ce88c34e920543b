import type { MentionRow } from "@earshot/contract/mention";
import { readHost } from "../app/safe-address.ts";

type Written = Pick<MentionRow, "author" | "url">;

/**
 * One post of each author of the given ones, in their order, and how many posts have no author.
 * Equal names on two sites are two authors.
 */
export function authorsOf(
  postIds: readonly number[],
  rowOf: (postId: number) => Written | undefined,
): { postIds: number[]; without: number } {
  const firsts = new Map<string, number>();
  let without = 0;
  for (const postId of postIds) {
    const row = rowOf(postId);
    if (!row?.author) {
      without += 1;
      continue;
    }
    const { url, handle, name } = row.author;
    const key = url ?? JSON.stringify([row.url === null ? null : readHost(row.url), handle, name]);
    if (!firsts.has(key)) firsts.set(key, postId);
  }
  return { postIds: [...firsts.values()], without };
}
