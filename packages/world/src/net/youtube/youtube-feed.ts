import { element, escapeMarkup } from "../../markup.ts";
import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import type { NetRequest, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";
import { channelIdOf, playlistIdOf, videoIdOf } from "./youtube-shelf.ts";
import type { YoutubeShelf } from "./youtube-shelf.ts";

const feedEntries = 15;
const site = "https://www.youtube.com";

/** Videos of a channel or of a playlist, newest first; null when there is no such list. */
export function listOfFeed(world: NetWorld, shelf: YoutubeShelf, query: URLSearchParams): WorldPost[] | null {
  const channelId = query.get("channel_id");
  const videos = shelf.videos();
  if (channelId !== null) {
    const own = videos.filter((post) => channelIdOf(post.author.handle) === channelId);
    return own.length === 0 ? null : own;
  }
  return videosOfPlaylist(world, videos, query.get("playlist_id") ?? "");
}

export function videosOfPlaylist(
  world: NetWorld,
  videos: readonly WorldPost[],
  playlistId: string,
): WorldPost[] | null {
  const source = world.sources.find(({ id }) => playlistIdOf(id) === playlistId);
  if (source !== undefined) return videos.filter((post) => post.sourceId === source.id);
  const own = videos.filter((post) => `UU${channelIdOf(post.author.handle).slice(2)}` === playlistId);
  return own.length === 0 ? null : own;
}

/**
 * The site: feeds of channels and playlists (fifteen newest, no validators), a channel's page, a video's page. A feed may answer 404
 * once in a while for a channel that is there.
 */
export function openYoutubeSite(world: NetWorld, shelf: YoutubeShelf): (request: NetRequest) => Reply {
  const refusedOnce = new Set<string>();

  function feed(query: URLSearchParams): Reply {
    const videos = listOfFeed(world, shelf, query);
    if (videos === null) return notFound();
    const moody = videos.find((post) => hasQuirk(post, "feed-404-once") && !refusedOnce.has(post.id));
    if (moody !== undefined) {
      refusedOnce.add(moody.id);
      return notFound();
    }
    if (videos.some((post) => hasQuirk(post, "feed-404"))) return notFound();
    return textReply(200, "text/xml", feedXml(query, videos.slice(0, feedEntries)));
  }

  function page(path: string, query: URLSearchParams): Reply {
    const video = path === "/watch" ? shelf.videoById(query.get("v") ?? "") : null;
    if (video !== null)
      return { status: 302, headers: { location: postUrl(world.base, video) }, body: Buffer.alloc(0) };
    const handle = decodeURIComponent(path.slice(1));
    const channel = shelf
      .videos()
      .find(({ author }) => author.handle === handle || `/channel/${channelIdOf(author.handle)}` === path);
    if (channel === undefined) return notFound();
    const id = channelIdOf(channel.author.handle);
    const title = escapeMarkup(channel.author.name);
    const head = `<title>${title} - YouTube</title><link rel="canonical" href="${site}/channel/${id}">`;
    return textReply(
      200,
      "text/html",
      `<!doctype html><html><head>${head}</head><body>${title}</body></html>`,
    );
  }

  return ({ path, query }) => {
    if (path === "/robots.txt") return textReply(200, "text/plain", "User-agent: *\nDisallow: /results\n");
    return path === "/feeds/videos.xml" ? feed(query) : page(path, query);
  };
}

function notFound(): Reply {
  return textReply(404, "text/html", "<!doctype html><title>404 Not Found</title>");
}

function feedXml(query: URLSearchParams, videos: readonly WorldPost[]): string {
  const [newest] = videos;
  const channelId = query.get("channel_id");
  // The feed of a channel leaves "UC" away in the id that it gives of itself; its entries do not.
  const own = channelId === null ? "" : element("yt:channelId", {}, escapeMarkup(channelId.slice(2)));
  const title = element("title", {}, escapeMarkup(newest?.author.name ?? ""));
  const namespaces = {
    "xmlns:yt": "http://www.youtube.com/xml/schemas/2015",
    "xmlns:media": "http://search.yahoo.com/mrss/",
    xmlns: "http://www.w3.org/2005/Atom",
  };
  const entries = videos.map(entryXml).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("feed", namespaces, `${own}${title}\n${entries}`)}`;
}

function entryXml(post: WorldPost): string {
  const id = videoIdOf(post.id);
  const channelId = channelIdOf(post.author.handle);
  const channel = `${site}/channel/${channelId}`;
  const { likes, views } = post.engagement;
  const statistics =
    element("media:starRating", { count: String(likes ?? 0), average: "5.00", min: "1", max: "5" }, "") +
    // Until they are counted, views are 0 here.
    element("media:statistics", { views: String(views ?? 0) }, "");
  return element(
    "entry",
    {},
    element("id", {}, `yt:video:${id}`) +
      element("yt:videoId", {}, id) +
      element("yt:channelId", {}, channelId) +
      element("title", {}, escapeMarkup(post.title ?? "")) +
      element("link", { rel: "alternate", href: `${site}/watch?v=${id}` }, "") +
      element(
        "author",
        {},
        element("name", {}, escapeMarkup(post.author.name)) + element("uri", {}, channel),
      ) +
      element("published", {}, instant(post.publishedAt)) +
      element("updated", {}, instant(post.editedAt ?? post.publishedAt)) +
      element(
        "media:group",
        {},
        element("media:title", {}, escapeMarkup(post.title ?? "")) +
          element("media:description", {}, escapeMarkup(post.text)) +
          element("media:community", {}, statistics),
      ),
  );
}

function instant(at: Date): string {
  return at.toISOString().replace(/\.\d{3}Z$/, "+00:00");
}
