import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { readChannel, readVideo, withChannel } from "./read-video.ts";
import type { YoutubeChannel, YoutubeVideo } from "./read-video.ts";
import { videosMax } from "./youtube-api.ts";
import type { ApiFailure, YoutubeApi } from "./youtube-api.ts";
import { readComments, wholeThread } from "./youtube-comments.ts";
import type { CommentWork } from "./youtube-comments.ts";
import { followedMax } from "./youtube-cursor.ts";
import type { SeenVideo } from "./youtube-cursor.ts";

/** Pages of comments that one video may take of a visit; what is left is read with the thread. */
const pagesMax = 4;
/** Videos whose comments one visit reads. */
const videosPerVisit = 10;

export interface Looked {
  posts: CollectedPost[];
  videos: ReadonlyMap<string, SeenVideo>;
  /** Videos that were there at the last look: taken away, or made private. */
  deletedIds: readonly string[];
  /** Videos with new comments are left for the next visit. */
  hasMore: boolean;
  /** What ended the look before its time; what was read until then counts. */
  failure: ApiFailure | null;
}

interface Look {
  source: PollSource;
  api: YoutubeApi;
  seen: ReadonlyMap<string, SeenVideo>;
  now: Date;
}

/** Ids of a playlist's videos, in its order. */
export async function listVideos(
  api: YoutubeApi,
  playlistId: string,
  pageToken: string,
): Promise<{ ok: true; ids: string[]; next: string | null } | ApiFailure> {
  const answer = await api.get("playlistItems", {
    part: "contentDetails",
    playlistId,
    maxResults: String(videosMax),
    ...(pageToken === "" ? {} : { pageToken }),
  });
  if (!answer.ok) return answer;
  const ids = listOf(answer.fields["items"]).flatMap(
    (item) => stringOf(fieldsOf(fieldsOf(item)["contentDetails"])["videoId"]) ?? [],
  );
  return { ok: true, ids, next: stringOf(answer.fields["nextPageToken"]) };
}

/** Videos as they are now, at most 50, with what their channels say of themselves. Those not among them are gone or private. */
export async function lookUpVideos(
  { source, api, now }: Omit<Look, "seen">,
  ids: readonly string[],
): Promise<{ ok: true; videos: YoutubeVideo[] } | ApiFailure> {
  const answer = await api.get("videos", {
    part: "snippet,statistics",
    id: ids.slice(0, videosMax).join(","),
    maxResults: String(videosMax),
  });
  if (!answer.ok) return answer;
  const videos = listOf(answer.fields["items"]).flatMap((item) => readVideo(source, item, now) ?? []);
  const channelIds = [...new Set(videos.flatMap((video) => video.channelId ?? []))];
  if (channelIds.length === 0) return { ok: true, videos };
  const told = await api.get("channels", { part: "snippet,statistics", id: channelIds.join(",") });
  if (!told.ok) return told;
  const channels = new Map<string, YoutubeChannel>();
  for (const item of listOf(told.fields["items"])) {
    const channel = readChannel(item);
    if (channel !== null) channels.set(channel.id, channel);
  }
  return {
    ok: true,
    videos: videos.map((video) => ({
      ...video,
      post: withChannel(video.post, channels.get(video.channelId ?? "")),
    })),
  };
}

/**
 * Counters of the videos, and the comments of those that have more of them than at the last look.
 * @param ids newest first
 */
export async function lookAtVideos(
  look: Look,
  ids: readonly string[],
  withComments: boolean,
): Promise<Looked> {
  const videos = new Map<string, SeenVideo>();
  const posts: CollectedPost[] = [];
  let failure: ApiFailure | null = null;
  let busy = 0;
  let hasMore = false;
  const followed = [...new Set([...ids, ...look.seen.keys()])].slice(0, followedMax);
  const told = followed.length === 0 ? null : await lookUpVideos(look, followed);
  if (told !== null && !told.ok) return { posts, videos: look.seen, deletedIds: [], hasMore, failure: told };
  for (const { post, commentCount } of told?.videos ?? []) {
    posts.push(post);
    const before = look.seen.get(post.externalId) ?? { comments: null, commentAt: null };
    const isDue =
      withComments && commentCount !== null && commentCount > 0 && commentCount !== before.comments;
    if (!isDue || failure !== null || busy >= videosPerVisit) {
      hasMore ||= isDue && failure === null;
      videos.set(post.externalId, isDue || !withComments ? before : { ...before, comments: commentCount });
      continue;
    }
    busy += 1;
    const read = await newComments(look, post.externalId, before.commentAt);
    posts.push(...read.posts);
    failure = read.failure;
    const commentAt = read.newestAt ?? before.commentAt;
    videos.set(post.externalId, failure === null ? { comments: commentCount, commentAt } : before);
  }
  const deletedIds = followed.filter((id) => look.seen.has(id) && !videos.has(id));
  return { posts, videos, deletedIds, hasMore, failure };
}

/** Comments down to the newest that was read before. */
async function newComments(
  { source, api, now }: Look,
  videoId: string,
  since: Date | null,
): Promise<{ posts: CollectedPost[]; newestAt: Date | null; failure: ApiFailure | null }> {
  const posts: CollectedPost[] = [];
  let work: CommentWork | null = wholeThread;
  let failure: ApiFailure | null = null;
  for (let page = 0; page < pagesMax && work !== null; page += 1) {
    const read = await readComments(source, api, videoId, work, now);
    if (!read.ok) {
      failure = read;
      break;
    }
    posts.push(...read.posts);
    const isKnown = since !== null && read.oldestAt !== null && read.oldestAt <= since;
    work = isKnown && read.next !== null ? { ...read.next, threads: null } : read.next;
    if (work !== null && work.threads === null && work.replies.length === 0) work = null;
  }
  const newest = Math.max(...posts.map((post) => post.publishedAt.getTime()), since?.getTime() ?? 0);
  return { posts, newestAt: newest === 0 ? null : new Date(newest), failure };
}
