import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollFailure, PollSource } from "../connector.ts";
import { countOf, fieldsOf, listOf } from "../json-fields.ts";
import type { VkApi } from "./vk-api.ts";
import { readComment, readingOf } from "./vk-item.ts";
import { peopleFields } from "./vk-people.ts";
import type { VkId } from "./vk-target.ts";

const pageComments = 100;
/** Answers of a branch that come along with its comment; VK gives no more. */
const branchItems = 10;

/** Where the reading of a thread goes on: at a place of its first level, then in branches that did not come along whole. */
export interface CommentsPlace {
  /** Null when the first level is done. */
  top: number | null;
  branches: readonly { comment: number; offset: number }[];
}

export type CommentsPage =
  | { ok: true; posts: CollectedPost[]; deletedIds: string[]; next: CommentsPlace | null }
  | PollFailure;

/** Reads a stored place; the beginning for anything else. */
export function readPlace(value: unknown): CommentsPlace {
  const { top, branches } = fieldsOf(value);
  const read = listOf(branches).flatMap((one) => {
    const { comment, offset } = fieldsOf(one);
    const [number, from] = [countOf(comment), countOf(offset)];
    return number === null || from === null ? [] : [{ comment: number, offset: from }];
  });
  return { top: countOf(top) ?? (read.length > 0 ? null : 0), branches: read };
}

/** One request's worth of the comments below a post, oldest first. */
export async function readComments(
  api: VkApi,
  source: PollSource,
  below: Pick<VkId, "owner" | "post">,
  place: CommentsPlace,
  now: Date,
): Promise<CommentsPage> {
  const [branch] = place.branches;
  const offset = place.top ?? branch?.offset ?? 0;
  const isBranch = place.top === null && branch !== undefined;
  const called = await api.call("wall.getComments", {
    owner_id: below.owner,
    post_id: below.post,
    need_likes: 1,
    sort: "asc",
    count: pageComments,
    offset,
    extended: 1,
    fields: peopleFields,
    ...(isBranch ? { comment_id: branch.comment } : { thread_items_count: branchItems }),
  });
  if (!called.ok) return called;
  const { response } = called;
  const reading = readingOf(source, response, now);
  const items = listOf(response["items"]);
  const posts: CollectedPost[] = [];
  const deletedIds: string[] = [];
  const branches: CommentsPlace["branches"][number][] = [];
  for (const value of items) {
    const thread = fieldsOf(fieldsOf(value)["thread"]);
    const along = listOf(thread["items"]);
    for (const one of [value, ...along]) {
      const item = readComment(one, below, reading);
      if (item?.kind === "post") posts.push(item.post);
      if (item?.kind === "gone") deletedIds.push(item.externalId);
    }
    const comment = countOf(fieldsOf(value)["id"]);
    const isWhole = along.length >= (countOf(thread["count"]) ?? 0);
    if (!isBranch && !isWhole && comment !== null) branches.push({ comment, offset: 0 });
  }
  const following = followingPlace(place, items.length, countOf(response["current_level_count"]), branches);
  return { ok: true, posts, deletedIds, next: following };
}

/** @param count comments of this level as VK counts them; null where it does not say */
function followingPlace(
  place: CommentsPlace,
  received: number,
  count: number | null,
  found: CommentsPlace["branches"],
): CommentsPlace | null {
  const [branch, ...others] = place.branches;
  const isTop = place.top !== null;
  const reached = (place.top ?? branch?.offset ?? 0) + received;
  const isFurther = received > 0 && (count === null ? received >= pageComments : reached < count);
  const branches = isTop ? [...place.branches, ...found] : others;
  if (isTop && isFurther) return { top: reached, branches };
  if (!isTop && branch !== undefined && isFurther)
    return { top: null, branches: [{ comment: branch.comment, offset: reached }, ...others] };
  return branches.length === 0 ? null : { top: null, branches };
}
