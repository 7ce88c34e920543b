import type { WorldPost } from "../../world-post.ts";
import { madeId } from "../made-id.ts";
import type { NetWorld } from "../protocol.ts";

/** Newest posts of a source that are on YouTube. */
const postsMax = 2_000;

/** Everything that YouTube holds, under ids of its kind. */
export interface YoutubeShelf {
  /** Newest first. */
  videos: () => WorldPost[];
  videoById: (videoId: string) => WorldPost | null;
  commentById: (commentId: string) => WorldPost | null;
  /** Top-level comments of a video, newest first. */
  threads: (video: WorldPost) => WorldPost[];
  /** Replies of a thread however deep, oldest first: YouTube knows one level. */
  replies: (top: WorldPost) => WorldPost[];
  videoOf: (comment: WorldPost) => WorldPost | null;
  topOf: (comment: WorldPost) => WorldPost;
}

export function videoIdOf(postId: string): string {
  return madeId(`video ${postId}`, 11);
}

export function channelIdOf(handle: string): string {
  return `UC${madeId(`channel ${handle}`, 22)}`;
}

/** The playlist in which the team gathers what a source of the demo stands for. */
export function playlistIdOf(sourceId: string): string {
  return `PL${madeId(`playlist ${sourceId}`, 32)}`;
}

export function threadIdOf(postId: string): string {
  return `Ug${madeId(`thread ${postId}`, 18)}4AaABAg`;
}

export function commentIdOf(shelf: YoutubeShelf, comment: WorldPost): string {
  const top = shelf.topOf(comment);
  return top === comment
    ? threadIdOf(comment.id)
    : `${threadIdOf(top.id)}.${madeId(`reply ${comment.id}`, 22)}`;
}

export function openShelf(world: NetWorld): YoutubeShelf {
  const all = () => world.sources.flatMap((source) => world.newest(source.id, postsMax));

  function parentOf(post: WorldPost): WorldPost | null {
    return post.parentId === null ? null : world.byId(post.parentId);
  }

  function topOf(comment: WorldPost): WorldPost {
    const parent = parentOf(comment);
    return parent === null || parent.parentId === null ? comment : topOf(parent);
  }

  const shelf: YoutubeShelf = {
    videos: () =>
      all()
        .filter((post) => post.parentId === null)
        .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()),
    videoById: (videoId) => shelf.videos().find((post) => videoIdOf(post.id) === videoId) ?? null,
    commentById: (commentId) =>
      all().find((post) => post.parentId !== null && commentIdOf(shelf, post) === commentId) ?? null,
    threads: (video) =>
      world
        .thread(video.id)
        .filter((post) => post.parentId === video.id)
        .toReversed(),
    replies: (top) => world.thread(top.id),
    videoOf: (comment) => parentOf(topOf(comment)),
    topOf,
  };
  return shelf;
}
