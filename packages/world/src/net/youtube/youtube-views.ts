import type { WorldPost } from "../../world-post.ts";
import { hasQuirk, ownTags } from "../quirks.ts";
import { channelIdOf, commentIdOf, videoIdOf } from "./youtube-shelf.ts";
import type { YoutubeShelf } from "./youtube-shelf.ts";

/** Counters are texts; those that are hidden or not known are not there. */
function countText(name: string, count: number | null): Record<string, string> {
  return count === null ? {} : { [name]: String(count) };
}

/** Replies that come with a thread; the others are asked for. */
const repliesShown = 5;

export function videoView(shelf: YoutubeShelf, post: WorldPost): unknown {
  const { engagement, author } = post;
  const replies = shelf.threads(post).flatMap((top) => [top, ...shelf.replies(top)]);
  const isClosed = hasQuirk(post, "comments-disabled");
  return {
    kind: "youtube#video",
    id: videoIdOf(post.id),
    snippet: {
      publishedAt: instant(post.publishedAt),
      channelId: channelIdOf(author.handle),
      title: post.title ?? "",
      description: post.text,
      channelTitle: author.name,
      tags: ownTags(post),
      defaultAudioLanguage: post.lang,
    },
    statistics: {
      ...countText("viewCount", engagement.views),
      ...countText("likeCount", engagement.likes),
      favoriteCount: "0",
      // What is written of comments in the month is more than it holds of them.
      ...(isClosed ? {} : countText("commentCount", Math.max(engagement.comments ?? 0, replies.length))),
    },
  };
}

export function channelView(post: WorldPost): unknown {
  const { followers, handle, name, bio } = post.author;
  const isHidden = followers === null;
  return {
    kind: "youtube#channel",
    id: channelIdOf(handle),
    snippet: { title: name, description: bio ?? "", customUrl: handle },
    statistics: {
      hiddenSubscriberCount: isHidden,
      ...countText("subscriberCount", followers === null ? null : threeDigits(followers)),
    },
  };
}

/** Rounded down to three digits, as YouTube tells subscribers. */
export function threeDigits(count: number): number {
  const unit = 10 ** Math.max(0, String(count).length - 3);
  return Math.floor(count / unit) * unit;
}

export function commentView(shelf: YoutubeShelf, post: WorldPost): Record<string, unknown> {
  const video = shelf.videoOf(post);
  const top = shelf.topOf(post);
  return {
    kind: "youtube#comment",
    id: commentIdOf(shelf, post),
    snippet: {
      ...(video === null ? {} : { videoId: videoIdOf(video.id) }),
      textDisplay: post.text,
      textOriginal: post.text,
      authorDisplayName: post.author.handle,
      authorChannelId: { value: channelIdOf(post.author.handle) },
      authorChannelUrl: `http://www.youtube.com/${post.author.handle}`,
      likeCount: post.engagement.likes ?? 0,
      publishedAt: instant(post.publishedAt),
      updatedAt: instant(post.editedAt ?? post.publishedAt),
      ...(top === post ? {} : { parentId: commentIdOf(shelf, top) }),
    },
  };
}

export function threadView(shelf: YoutubeShelf, top: WorldPost): unknown {
  const replies = shelf.replies(top);
  const video = shelf.videoOf(top);
  const shown = replies.slice(0, repliesShown).map((reply) => commentView(shelf, reply));
  return {
    kind: "youtube#commentThread",
    id: commentIdOf(shelf, top),
    snippet: {
      videoId: video === null ? undefined : videoIdOf(video.id),
      topLevelComment: commentView(shelf, top),
      canReply: true,
      totalReplyCount: replies.length,
      isPublic: true,
    },
    ...(shown.length === 0 ? {} : { replies: { comments: shown } }),
  };
}

function instant(at: Date): string {
  return at.toISOString().replace(".000Z", "Z");
}
