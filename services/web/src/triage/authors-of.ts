import type { MentionRow } from "@earshot/contract/mention";
import { readHost } from "../app/safe-address.ts";

type Written = Pick<MentionRow, "author" | "url">;

/**
 * One post of each author of the given ones, in their order; how many posts have no author, and of how many nothing is known yet,
 * for they were never on the screen. Equal names on two sites are two authors.
 */
export function authorsOf(
  postIds: readonly number[],
  rowOf: (postId: number) => Written | undefined,
): { postIds: number[]; without: number; unseen: number } {
  const firsts = new Map<string, number>();
  let without = 0;
  let unseen = 0;
  for (const postId of postIds) {
    const row = rowOf(postId);
    if (!row?.author) {
      if (row === undefined) unseen += 1;
      else without += 1;
      continue;
    }
    const { url, handle, name } = row.author;
    const key = url ?? JSON.stringify([row.url === null ? null : readHost(row.url), handle, name]);
    if (!firsts.has(key)) firsts.set(key, postId);
  }
  return { postIds: [...firsts.values()], without, unseen };
}
