import { readJetstreamTarget } from "../jetstream/jetstream-target.ts";
import { knownFeed, knownSource, recognition, type KnownFeed } from "./recognition.ts";
import { encodePart, type SiteRule } from "./site-rule.ts";

const channelId = /^UC[\w-]{22}$/;
const youtube = "https://www.youtube.com";
const youtubeFeed = `${youtube}/feeds/videos.xml`;
const instead = { isInstead: true };

/** Video and short-message networks whose profiles have a feed. */
export const channelRules: readonly SiteRule[] = [
  {
    hosts: ["youtube.com", "youtu.be", "music.youtube.com", "youtube-nocookie.com"],
    read({ url, host, parts }) {
      const [first = "", second = ""] = parts;
      const found = { site: "YouTube", platform: "youtube" as const };
      const list = url.searchParams.get("list");
      if (first === "feeds") return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (first === "channel" && channelId.test(second)) {
        const channel = knownSource("youtube", `${youtube}/channel/${second}`);
        const feed = knownFeed(`${youtubeFeed}?channel_id=${second}`, instead);
        return recognition({ ...found, what: second, feeds: [channel, feed] });
      }
      if (first === "playlist" && list !== null) {
        const named = encodeURIComponent(list);
        const playlist = knownSource("youtube", `${youtube}/playlist?list=${named}`);
        const feed = knownFeed(`${youtubeFeed}?playlist_id=${named}`, instead);
        return recognition({ ...found, what: list, feeds: [playlist, feed] });
      }
      if (first === "results") {
        const phrase = url.searchParams.get("search_query")?.trim() ?? "";
        if (phrase === "") return recognition({ ...found, support: "never" });
        const search = knownSource("youtube", youtubeSearch(phrase), { covers: "search" });
        return recognition({ ...found, what: phrase, feeds: [search] });
      }
      if (first === "") return recognition({ ...found, support: "never" });
      const what = first.startsWith("@") ? first : ["c", "user"].includes(first) ? second : null;
      const page = `${youtube}${youtubePath(host, url, first)}`;
      const channel = namedChannel.exec(page)?.[0];
      const feeds = channel === undefined ? [] : [knownSource("youtube", channel)];
      return recognition({ ...found, what, page, feeds, isYouTube: true });
    },
  },
  {
    hosts: [".bsky.network"],
    read({ url, host }) {
      if (readJetstreamTarget(url.href) === null) return null;
      const stream = knownSource("jetstream", url.href, { covers: "site" });
      return recognition({ site: "Bluesky Jetstream", platform: "bluesky", what: host, feeds: [stream] });
    },
  },
  {
    hosts: ["bsky.app"],
    read({ url, parts }) {
      const [first, second, third] = parts;
      const found = { site: "Bluesky", platform: "bluesky" as const };
      const phrase = first === "search" ? (url.searchParams.get("q")?.trim() ?? "") : "";
      const sought = first === "hashtag" && second !== undefined ? `#${second}` : phrase;
      if (sought !== "") {
        const search = knownSource("bluesky", blueskySearch(sought), { covers: "search" });
        return recognition({ ...found, what: sought, feeds: [search] });
      }
      if (first !== "profile" || second === undefined) return recognition({ ...found, support: "never" });
      const handle = second.replace(/^@/, "");
      const page = `https://bsky.app/profile/${encodePart(handle)}`;
      const isFeed = third === "rss";
      const feed = knownFeed(`${page}/rss`, isFeed ? {} : instead);
      const feeds = isFeed ? [feed] : [knownSource("bluesky", page), feed];
      return recognition({ ...found, what: `@${handle}`, feeds });
    },
  },
  {
    hosts: [".reddit.com", "redd.it"],
    read({ url, host, parts }) {
      const [first = "", name = ""] = parts;
      const found = { site: "Reddit", platform: "reddit" as const, isOftenBusy: true };
      const base = "https://www.reddit.com";
      if (url.pathname.endsWith(".rss")) return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (host === "redd.it") return recognition({ ...found, page: url.href });
      if (first === "r" && name !== "") {
        const page = `${base}/r/${encodePart(name)}`;
        const sub = knownFeed(`${page}/new/.rss`, instead);
        const comments = knownFeed(`${page}/comments/.rss`, { covers: "comments", ...instead });
        return recognition({
          ...found,
          what: `r/${name}`,
          feeds: [knownSource("reddit", page), sub, comments],
        });
      }
      if ((first === "user" || first === "u") && name !== "") {
        const page = `${base}/user/${encodePart(name)}`;
        const feed = knownFeed(`${page}/.rss`, instead);
        return recognition({ ...found, what: `u/${name}`, feeds: [knownSource("reddit", page), feed] });
      }
      const phrase = first === "search" ? url.searchParams.get("q") : null;
      if (phrase !== null) {
        return recognition({ ...found, what: phrase, feeds: redditSearch(phrase) });
      }
      return recognition({ ...found, feeds: [knownFeed(`${base}/.rss`, { covers: "site" })] });
    },
  },
];

export const youtubeSearch = (phrase: string): string =>
  `${youtube}/results?search_query=${encodeURIComponent(phrase)}`;
export const blueskySearch = (phrase: string): string =>
  `https://bsky.app/search?q=${encodeURIComponent(phrase)}`;

/** The page of a channel that has a name, without what follows of its address. */
const namedChannel = /^https:\/\/www\.youtube\.com\/(?:@|c\/|user\/)[^/?]+/;

/** A search of Reddit, and its feed for versions without the connector. */
export function redditSearch(phrase: string, service: string | null = null): KnownFeed[] {
  const q = encodeURIComponent(phrase);
  const given = { covers: "search" as const, service };
  return [
    knownSource("reddit", `https://www.reddit.com/search?q=${q}&sort=new`, given),
    knownFeed(`https://www.reddit.com/search.rss?q=${q}&sort=new`, { ...given, isInstead: true }),
  ];
}

/** A profile is asked at its front: its sub-pages do not always name the channel. */
function youtubePath(host: string, url: URL, first: string): string {
  if (host === "youtu.be") return `/watch?v=${encodePart(first)}`;
  return first.startsWith("@") ? `/${encodePart(first)}` : url.pathname + url.search;
}

/** `/@name`, `/users/name` and `/tags/name` of any host: how Mastodon and its relatives lay out their addresses. */
export const fediverseRule: SiteRule = {
  hosts: [],
  read({ url, parts }) {
    const [first = "", second = "", rest] = parts;
    const found = { site: "Mastodon", platform: "mastodon" as const };
    const account =
      /^@([\w.-]+)(?:@([\w.-]+))?$/.exec(first) ??
      (first === "users" && (rest === undefined || rest === "statuses") ? /^([\w.-]+)$/.exec(second) : null);
    const written = account?.[1];
    if (account != null && written !== undefined) {
      const home = account[2];
      const name = written.replace(/\.(?:rss|atom)$/, "");
      const host = home === undefined ? url.host : home;
      const what = `@${name}@${host}`;
      const origin = home === undefined ? url.origin : `https://${home}`;
      const feed = knownFeed(`${origin}/@${name}.rss`, name === written ? instead : {});
      const feeds = name === written ? [knownSource("mastodon", `${origin}/@${name}`), feed] : [feed];
      return recognition({ ...found, what, feeds, page: url.href });
    }
    if (first === "tags" && second !== "") {
      const tag = second.replace(/\.rss$/, "");
      const page = `${url.origin}/tags/${encodePart(tag)}`;
      const isFeed = tag !== second;
      const feed = knownFeed(`${page}.rss`, { covers: "search", isInstead: !isFeed });
      const feeds = isFeed ? [feed] : [knownSource("mastodon", page, { covers: "search" }), feed];
      return recognition({ ...found, what: `#${tag}`, feeds, page: url.href });
    }
    return null;
  },
};
