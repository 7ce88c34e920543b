import { demoKey } from "@earshot/core/collect/source-services";
import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";
import { listOfFeed, openYoutubeSite, videosOfPlaylist } from "./youtube-feed.ts";
import { channelIdOf, openShelf, videoIdOf } from "./youtube-shelf.ts";
import type { YoutubeShelf } from "./youtube-shelf.ts";
import { channelView, commentView, threadView, videoView } from "./youtube-views.ts";

/** YouTube: feeds of the site without a key, and the Data API with the demo's. */
export function openYoutube(world: NetWorld): Network {
  const shelf = openShelf(world);
  const site = openYoutubeSite(world, shelf);
  return {
    answer: (request) => (request.service === "site" ? site(request) : answerApi(world, shelf, request)),
    sourceOf: (request) => sourceOf(world, shelf, request),
  };
}

function sourceOf(world: NetWorld, shelf: YoutubeShelf, { path, query }: NetRequest): string | null {
  if (path === "/feeds/videos.xml") return listOfFeed(world, shelf, query)?.[0]?.sourceId ?? null;
  const videoId = query.get("videoId") ?? query.get("id")?.split(",")[0] ?? "";
  const video =
    shelf.videoById(videoId) ?? videosOfPlaylist(world, shelf.videos(), query.get("playlistId") ?? "")?.[0];
  return video?.sourceId ?? world.sources[0]?.id ?? null;
}

/** An error of Google's APIs. */
export function googleError(status: number, reason: string, message: string): Reply {
  return jsonReply(
    { error: { code: status, message, errors: [{ message, domain: "youtube", reason }] } },
    status,
  );
}

function answerApi(world: NetWorld, shelf: YoutubeShelf, { path, query }: NetRequest): Reply {
  const method = /^\/youtube\/v3\/(\w+)$/.exec(path)?.[1] ?? "";
  const key = query.get("key");
  if (key === null)
    return googleError(403, "forbidden", "Method doesn't allow unregistered callers. Please use API Key.");
  if (key !== demoKey)
    return googleError(400, "badRequest", "API key not valid. Please pass a valid API key.");
  const ids = (query.get("id") ?? "").split(",").filter((id) => id !== "");
  switch (method) {
    case "videos":
      return list(
        query,
        ids.flatMap((id) => shelf.videoById(id) ?? []).map((post) => videoView(shelf, post)),
      );
    case "channels":
      return list(query, channels(shelf, ids, query.get("forHandle")).map(channelView));
    case "playlistItems":
      return playlistItems(world, shelf, query);
    case "commentThreads":
      return commentThreads(shelf, query);
    case "comments":
      return comments(shelf, query, ids);
    case "search":
      return search(shelf, query);
    default:
      return textReply(404, "text/html", "Not Found\n");
  }
}

/** One page; its token is a place in the list, written as a token is. */
function list(query: URLSearchParams, items: readonly unknown[]): Reply {
  const size = Math.min(Number(query.get("maxResults") ?? 5) || 5, 100);
  const from = Number(Buffer.from(query.get("pageToken") ?? "", "base64url").toString()) || 0;
  const to = from + size;
  const nextPageToken = to < items.length ? Buffer.from(String(to)).toString("base64url") : undefined;
  const pageInfo = { totalResults: items.length, resultsPerPage: size };
  return jsonReply({ kind: "youtube#list", nextPageToken, pageInfo, items: items.slice(from, to) });
}

function channels(shelf: YoutubeShelf, ids: readonly string[], handle: string | null): WorldPost[] {
  const byId = new Map(shelf.videos().map((post) => [channelIdOf(post.author.handle), post]));
  const asked = handle === null ? ids : [channelIdOf(handle.startsWith("@") ? handle : `@${handle}`)];
  return asked.flatMap((id) => byId.get(id) ?? []);
}

function playlistItems(world: NetWorld, shelf: YoutubeShelf, query: URLSearchParams): Reply {
  const videos = videosOfPlaylist(world, shelf.videos(), query.get("playlistId") ?? "");
  if (videos === null)
    return googleError(404, "playlistNotFound", "The playlist identified with the request cannot be found.");
  const items = videos.map((post) => ({ contentDetails: { videoId: videoIdOf(post.id) } }));
  return list(query, items);
}

function commentThreads(shelf: YoutubeShelf, query: URLSearchParams): Reply {
  const video = shelf.videoById(query.get("videoId") ?? "");
  if (video === null)
    return googleError(
      404,
      "videoNotFound",
      "The video identified by the videoId parameter could not be found.",
    );
  if (hasQuirk(video, "comments-disabled"))
    return googleError(
      403,
      "commentsDisabled",
      "The video identified by the videoId parameter has disabled comments.",
    );
  return list(
    query,
    shelf.threads(video).map((top) => threadView(shelf, top)),
  );
}

function comments(shelf: YoutubeShelf, query: URLSearchParams, ids: readonly string[]): Reply {
  const parentId = query.get("parentId");
  if (parentId === null) {
    const found = ids.flatMap((id) => shelf.commentById(id) ?? []);
    return list(
      new URLSearchParams({ maxResults: "100" }),
      found.map((post) => withoutVideo(shelf, post)),
    );
  }
  const top = shelf.commentById(parentId);
  if (top === null) return googleError(404, "commentNotFound", "The comment could not be found.");
  return list(
    query,
    shelf.replies(top).map((reply) => withoutVideo(shelf, reply)),
  );
}

/** `comments.list` does not say which video a comment belongs to. */
function withoutVideo(shelf: YoutubeShelf, post: WorldPost): unknown {
  const view = commentView(shelf, post);
  const { videoId: _, ...snippet } = view["snippet"] as Record<string, unknown>;
  return { ...view, snippet };
}

function search(shelf: YoutubeShelf, query: URLSearchParams): Reply {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/);
  const after = Date.parse(query.get("publishedAfter") ?? "") || 0;
  const found = shelf.videos().filter((post) => {
    const text = `${post.title ?? ""} ${post.text}`.toLowerCase();
    return post.publishedAt.getTime() >= after && words.every((word) => text.includes(word));
  });
  return list(
    query,
    found.map((post) => ({ id: { kind: "youtube#video", videoId: videoIdOf(post.id) } })),
  );
}
