import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import { pageRoot } from "../access.ts";
import type { PollSource } from "../connector.ts";
import { fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";

/** Counters come as texts, and one that its owner hides does not come at all. */
export function textCount(value: unknown): number | null {
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : null;
}

export function youtubePage({ access }: Pick<PollSource, "access">): string {
  return pageRoot(access, "site", "https://www.youtube.com");
}

export function watchUrl(source: Pick<PollSource, "access">, videoId: string): string {
  return `${youtubePage(source)}/watch?v=${videoId}`;
}

/** What `channels.list` says of a channel. */
export interface YoutubeChannel {
  id: string;
  title: string | null;
  /** "@name"; null for a channel without one. */
  handle: string | null;
  /** Rounded to three digits; null where its owner hides it. */
  subscribers: number | null;
}

export function readChannel(item: unknown): YoutubeChannel | null {
  const channel = fieldsOf(item);
  const id = stringOf(channel["id"]);
  if (id === null) return null;
  const snippet = fieldsOf(channel["snippet"]);
  const statistics = fieldsOf(channel["statistics"]);
  const isHidden = statistics["hiddenSubscriberCount"] === true;
  const handle = stringOf(snippet["customUrl"]);
  return {
    id,
    title: stringOf(snippet["title"]),
    handle: handle?.startsWith("@") === true ? handle : null,
    subscribers: isHidden ? null : textCount(statistics["subscriberCount"]),
  };
}

export interface YoutubeVideo {
  post: CollectedPost;
  channelId: string | null;
  /** Null where the counter is missing: comments are closed, or YouTube does not say. */
  commentCount: number | null;
}

/** A video of `videos.list`; null when it is none. */
export function readVideo(source: PollSource, item: unknown, now: Date): YoutubeVideo | null {
  const video = fieldsOf(item);
  const id = stringOf(video["id"]);
  if (id === null) return null;
  const snippet = fieldsOf(video["snippet"]);
  const statistics = fieldsOf(video["statistics"]);
  const channelId = stringOf(snippet["channelId"]);
  const commentCount = textCount(statistics["commentCount"]);
  const post = networkPost(
    source,
    {
      externalId: id,
      url: watchUrl(source, id),
      title: stringOf(snippet["title"]),
      text: stringOf(snippet["description"]) ?? "",
      author: authorOf(source, channelId, stringOf(snippet["channelTitle"])),
      publishedAt: instantOf(snippet["publishedAt"]),
      engagement: {
        likes: textCount(statistics["likeCount"]),
        // Nothing is counted yet right after publishing: a view that is 0 is not known.
        views: textCount(statistics["viewCount"]) || null,
        comments: commentCount,
      },
      statedLanguage: stringOf(snippet["defaultAudioLanguage"]) ?? stringOf(snippet["defaultLanguage"]),
      tags: listOf(snippet["tags"]).flatMap((tag) => stringOf(tag) ?? []),
    },
    now,
  );
  return { post, channelId, commentCount };
}

/** The author of a video with what the channel says of itself. */
export function withChannel(post: CollectedPost, channel: YoutubeChannel | undefined): CollectedPost {
  if (channel === undefined || post.author === null) return post;
  const { handle, subscribers } = channel;
  return {
    ...post,
    author: { ...post.author, handle: handle ?? post.author.handle, followers: subscribers },
  };
}

function authorOf(source: PollSource, channelId: string | null, name: string | null): PostAuthor | null {
  if (channelId === null) return null;
  const url = `${youtubePage(source)}/channel/${channelId}`;
  return { handle: null, name, url, bio: null, followers: null };
}

/** A comment of a thread or of a list of replies; null when it is none. `videoId`: where the comment itself does not say it. */
export function readComment(
  source: PollSource,
  item: unknown,
  videoId: string | null,
  now: Date,
): CollectedPost | null {
  const comment = fieldsOf(item);
  const id = stringOf(comment["id"]);
  const snippet = fieldsOf(comment["snippet"]);
  const video = stringOf(snippet["videoId"]) ?? videoId;
  if (id === null) return null;
  return networkPost(
    source,
    {
      externalId: id,
      url: video === null ? null : `${watchUrl(source, video)}&lc=${encodeURIComponent(id)}`,
      text: stringOf(snippet["textOriginal"]) ?? stringOf(snippet["textDisplay"]) ?? "",
      author: commenter(source, snippet),
      publishedAt: instantOf(snippet["publishedAt"]),
      editedAt: instantOf(snippet["updatedAt"]),
      parentExternalId: stringOf(snippet["parentId"]) ?? video,
      rootExternalId: video,
      engagement: { likes: likesOf(snippet["likeCount"]) },
    },
    now,
  );
}

/** The API names commenters by their handle. */
function commenter(source: PollSource, snippet: Fields): PostAuthor | null {
  const name = stringOf(snippet["authorDisplayName"]);
  const channelId = stringOf(fieldsOf(snippet["authorChannelId"])["value"]);
  if (name === null && channelId === null) return null;
  const handle = name?.startsWith("@") === true ? name : null;
  const url = channelId === null ? null : `${youtubePage(source)}/channel/${channelId}`;
  return { handle, name, url, bio: null, followers: null };
}

/** Here, other than with videos, the counter is a number. */
function likesOf(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : textCount(value);
}
