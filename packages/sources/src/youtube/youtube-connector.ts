import { createAsker } from "../ask.ts";
import type {
  Connector,
  HistoryPage,
  PageOutcome,
  PollDeps,
  PollOutcome,
  PollSource,
  PostRef,
  ThreadPage,
} from "../connector.ts";
import { listOf } from "../json-fields.ts";
import { serviceUrl } from "../access.ts";
import { feedUrl } from "./channel-feed.ts";
import { lookUpVideos, listVideos } from "./look-through-api.ts";
import { pollSearch } from "./poll-search.ts";
import { pollVideos } from "./poll-videos.ts";
import { readComment } from "./read-video.ts";
import { commentsMax, openYoutubeApi, videosMax } from "./youtube-api.ts";
import { readComments, readWork, wholeThread } from "./youtube-comments.ts";
import { readYoutubeCursor } from "./youtube-cursor.ts";
import { minGapMs } from "./youtube-gap.ts";
import { readYoutubeTarget, uploadsOf } from "./youtube-target.ts";

const needsKey = "comments, counters and searches of YouTube need a key of its Data API";

/** Videos of a channel, a playlist or a search, with a key also their counters and comments. */
export const youtubeConnector: Connector = {
  minGapMs,
  firstUrl(source) {
    const target = readYoutubeTarget(source.url);
    if (target?.kind === "channel") return feedUrl(source, { channelId: target.channelId });
    if (target?.kind === "search" || target?.kind === "video") return serviceUrl(source.access, "api");
    return serviceUrl(source.access, "site");
  },
  async poll(source, deps): Promise<PollOutcome> {
    const target = readYoutubeTarget(source.url);
    if (target === null)
      return createAsker(deps, minGapMs).fail("bad_url", "no channel, playlist, video or search of YouTube");
    return target.kind === "search"
      ? pollSearch(source, target.phrase, deps)
      : pollVideos(source, target, deps);
  },
  backfill,
  thread,
  refresh,
  refreshMax: videosMax,
};

async function backfill(
  source: PollSource,
  { from, since }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const asker = createAsker(deps, minGapMs);
  const api = openYoutubeApi(source, deps, asker);
  if (api === null) return asker.fail("needs_key", needsKey);
  const target = readYoutubeTarget(source.url);
  const channelId =
    target?.kind === "channel" ? target.channelId : readYoutubeCursor(source.cursor).channelId;
  const list =
    target?.kind === "playlist" ? target.playlistId : channelId === null ? null : uploadsOf(channelId);
  if (list === null) return asker.fail("bad_url", "only channels and playlists have a history to read");
  const page = await listVideos(api, list, typeof from === "string" ? from : "");
  if (!page.ok) return page;
  if (page.ids.length === 0) return { ...asker.visit(), ok: true, posts: [], next: null };
  const told = await lookUpVideos({ source, api, now: deps.now() }, page.ids);
  if (!told.ok) return told;
  const posts = told.videos.map((video) => video.post);
  const recent = posts.filter((post) => post.publishedAt >= since);
  // A playlist has an order of its own: only a channel's uploads tell by their dates that nothing newer follows.
  const isOver = target?.kind !== "playlist" && recent.length < posts.length;
  return { ...asker.visit(), ok: true, posts: recent, next: isOver ? null : page.next };
}

async function thread(source: PollSource, { post, from }: ThreadPage, deps: PollDeps): Promise<PageOutcome> {
  const asker = createAsker(deps, minGapMs);
  const api = openYoutubeApi(source, deps, asker);
  if (api === null) return asker.fail("needs_key", needsKey);
  if (isReply(post.externalId)) return { ...asker.visit(), ok: true, posts: [], next: null };
  const isComment = isCommentId(post.externalId);
  const videoId = isComment ? videoOf(post.url) : post.externalId;
  const whole = isComment ? { threads: null, replies: [post.externalId], replyPage: "" } : wholeThread;
  const read = await readComments(source, api, videoId, readWork(from) ?? whole, deps.now());
  return read.ok ? { ...asker.visit(), ok: true, posts: read.posts, next: read.next } : read;
}

async function refresh(source: PollSource, posts: readonly PostRef[], deps: PollDeps) {
  const asker = createAsker(deps, minGapMs);
  const api = openYoutubeApi(source, deps, asker);
  if (api === null) return asker.fail("needs_key", needsKey);
  const now = deps.now();
  const videoIds = posts.map((post) => post.externalId).filter((id) => !isCommentId(id));
  const comments = posts.filter((post) => isCommentId(post.externalId)).slice(0, commentsMax);
  const found = videoIds.length === 0 ? null : await lookUpVideos({ source, api, now }, videoIds);
  if (found !== null && !found.ok) return found;
  const videos = (found?.videos ?? []).map((video) => video.post);
  const answer =
    comments.length === 0
      ? null
      : await api.get("comments", {
          part: "snippet",
          id: comments.map((post) => post.externalId).join(","),
          textFormat: "plainText",
        });
  if (answer !== null && !answer.ok) return answer;
  const urls = new Map(comments.map((post) => [post.externalId, post.url]));
  const told = listOf(answer?.fields["items"]).flatMap((item) => readComment(source, item, null, now) ?? []);
  const places = told.map((post) => ({ ...post, url: post.url ?? urls.get(post.externalId) ?? null }));
  const all = [...videos, ...places];
  const there = new Set(all.map((post) => post.externalId));
  const asked = [...videoIds.slice(0, videosMax), ...urls.keys()];
  return {
    ...asker.visit(),
    ok: true as const,
    posts: all,
    deletedIds: asked.filter((id) => !there.has(id)),
  };
}

/** A video's id has eleven characters; a comment's is longer, a reply's is that of its thread, a dot and its own. */
function isCommentId(id: string): boolean {
  return id.length > 11;
}

function isReply(id: string): boolean {
  return isCommentId(id) && id.includes(".");
}

function videoOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? (new URL(url).searchParams.get("v") ?? "") : "";
}
