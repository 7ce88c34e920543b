import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { madeNumber } from "../made-id.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";

const perPage = 50;
const pagesMax = 10;
const appIds = 900_000_000;

/** The id of the app whose reviews a source holds. */
export function appIdOf(sourceId: string): string {
  return String(100_000_000 + madeNumber(`app ${sourceId}`, appIds));
}

export function reviewIdOf(postId: string): string {
  return String(10_000_000_000 + madeNumber(`review ${postId}`, 1e10));
}

/**
 * Reviews of apps: ten pages of fifty, one country each ("country:ru" as a tag, "us" by default), ratings as "rating:4". The first entry of
 * the first page is the app itself; a page with one entry has no list; with "quirk:empty" there is nothing at all.
 */
export function openAppStore(world: NetWorld): Network {
  function find({ path }: Pick<NetRequest, "path">) {
    const [, country = "", page = "", appId = ""] =
      /^\/([a-z]{2})\/rss\/customerreviews\/page=(\d+)\/id=(\d+)\/sortby=mostrecent\/json$/.exec(path) ?? [];
    const source = world.sources.find(({ id }) => appIdOf(id) === appId);
    return { country, page: Number(page), source };
  }

  function answer(request: NetRequest): Reply {
    const { country, page, source } = find(request);
    if (source === undefined) return textReply(400, "text/html", "Bad Request");
    if (page > pagesMax)
      return textReply(400, "text/plain", "CustomerReviews RSS page depth is limited to 10");
    const all = world.newest(source.id, perPage * pagesMax * 2).filter((post) => countryOf(post) === country);
    const isMute = world.newest(source.id, 1).some((post) => hasQuirk(post, "empty"));
    const shown = isMute ? [] : all.slice((page - 1) * perPage, page * perPage).slice(0, perPage);
    const entries = shown.map(reviewView);
    const app = {
      "im:name": { label: source.title },
      id: { label: request.path },
      title: { label: source.title },
    };
    const list = page === 1 && entries.length > 1 ? [app, ...entries] : entries;
    const entry = list.length === 0 ? {} : { entry: list.length === 1 ? list[0] : list };
    return jsonReply({
      feed: { author: { name: { label: "iTunes Store" } }, ...entry, id: { label: request.path } },
    });
  }

  return { answer, sourceOf: (request) => find(request).source?.id ?? null };
}

function countryOf(post: WorldPost): string {
  return post.tags.find((tag) => tag.startsWith("country:"))?.slice(8) ?? "us";
}

function reviewView(post: WorldPost): unknown {
  const rating = post.tags.find((tag) => tag.startsWith("rating:"))?.slice(7) ?? "5";
  return {
    author: {
      uri: { label: `https://itunes.apple.com/us/reviews/id${madeNumber(post.author.handle, 1e9)}` },
      name: { label: post.author.name },
      label: "",
    },
    // Pacific time, as everything of Apple's.
    updated: { label: post.publishedAt.toISOString().replace(/\.\d+Z$/, "-00:00") },
    "im:rating": { label: rating },
    "im:version": { label: "3.5.2" },
    id: { label: reviewIdOf(post.id) },
    title: { label: post.title ?? "" },
    content: { label: post.text, attributes: { type: "text" } },
    "im:voteSum": { label: "0" },
    "im:voteCount": { label: "0" },
  };
}
