import type { WorldPost } from "../../world-post.ts";
import { handleOf, type Member } from "./members.ts";
import type { WallComment, WallPost } from "./walls.ts";

export type Members = ReadonlyMap<string, Member>;

function idOf(members: Members, handle: string): number {
  return members.get(handle)?.id ?? 0;
}

function authorId(members: Members, post: WorldPost): number {
  return idOf(members, handleOf(post.author));
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

/** A counter that the world does not know has no field at all. */
function counter(name: string, count: number | null): Record<string, { count: number }> {
  return count === null ? {} : { [name]: { count } };
}

export function ownerId(members: Members, { owner }: WallPost): number {
  return idOf(members, owner);
}

/** `wall_wallpost_full` as `wall.get` and the like give it. */
export function postItem(members: Members, wallPost: WallPost, isPinned = false): Record<string, unknown> {
  const { post, number, laterComments } = wallPost;
  const there = wallPost.comments.reduce((sum, { branch }) => sum + 1 + branch.length, 0);
  const { likes, comments, shares, views } = post.engagement;
  // The month counts more comments than it has, but never fewer.
  const counted = comments === null && there === 0 ? null : Math.max((comments ?? 0) + laterComments, there);
  return {
    inner_type: "wall_wallpost",
    id: number,
    owner_id: ownerId(members, wallPost),
    from_id: authorId(members, post),
    date: seconds(post.publishedAt),
    ...(post.editedAt === null ? {} : { edited: seconds(post.editedAt) }),
    post_type: "post",
    marked_as_ads: 0,
    ...(isPinned ? { is_pinned: 1 } : {}),
    text: post.text,
    attachments: [],
    post_source: { type: "vk" },
    ...counter("likes", likes),
    ...counter("reposts", shares),
    ...counter("comments", counted),
    ...counter("views", views),
  };
}

/**
 * A comment of the first level with the beginning of its branch, or one of a branch.
 * @param top number of the comment that the branch is below; null on the first level
 */
export function commentItem(
  members: Members,
  wallPost: WallPost,
  comment: WallComment,
  given: { top: number | null; branchItems: number; needsLikes: boolean },
): Record<string, unknown> {
  const { post, number, answers, branch, publishedAt } = comment;
  const place = { post_id: wallPost.number, owner_id: ownerId(members, wallPost) };
  const said =
    post === null
      ? { from_id: 0, text: "", deleted: true }
      : {
          from_id: authorId(members, post),
          text: post.text,
          ...(given.needsLikes ? counter("likes", post.engagement.likes) : {}),
        };
  const items = branch
    .slice(0, given.branchItems)
    .map((one) => commentItem(members, wallPost, one, { ...given, top: number }));
  return {
    id: number,
    date: seconds(publishedAt),
    ...place,
    ...said,
    parents_stack: given.top === null ? [] : [given.top],
    ...(answers === null ? {} : { reply_to_comment: answers }),
    ...(given.top === null ? { thread: { count: branch.length, items, can_post: true } } : {}),
  };
}

/** A comment as a search gives it: among posts, marked as an answer. */
export function replyItem(
  members: Members,
  wallPost: WallPost,
  comment: WallComment,
  top: number | null,
): Record<string, unknown> {
  const { thread: _thread, ...item } = commentItem(members, wallPost, comment, {
    top,
    branchItems: 0,
    needsLikes: true,
  });
  return { inner_type: "wall_wallpost", ...item, post_type: "reply" };
}
