import { knownFeed, recognition } from "./recognition.ts";
import { encodePart, type SiteRule } from "./site-rule.ts";

const channelId = /^UC[\w-]{22}$/;
const youtubeFeed = "https://www.youtube.com/feeds/videos.xml";

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
        const feed = knownFeed(`${youtubeFeed}?channel_id=${second}`);
        return recognition({ ...found, what: second, feeds: [feed] });
      }
      if (first === "playlist" && list !== null) {
        const feed = knownFeed(`${youtubeFeed}?playlist_id=${encodeURIComponent(list)}`);
        return recognition({ ...found, what: list, feeds: [feed] });
      }
      if (first === "results") {
        return recognition({ ...found, support: "later", what: url.searchParams.get("search_query") });
      }
      if (first === "") return recognition({ ...found, support: "never" });
      const what = first.startsWith("@") ? first : ["c", "user"].includes(first) ? second : null;
      const page = `https://www.youtube.com${youtubePath(host, url, first)}`;
      return recognition({ ...found, what, page, isYouTube: true });
    },
  },
  {
    hosts: ["bsky.app"],
    read({ parts }) {
      const [first, handle] = parts;
      const found = { site: "Bluesky", platform: "bluesky" as const };
      if (first !== "profile" || handle === undefined) {
        return recognition({ ...found, support: "later" });
      }
      const feed = knownFeed(`https://bsky.app/profile/${encodePart(handle)}/rss`);
      return recognition({ ...found, what: `@${handle.replace(/^@/, "")}`, feeds: [feed] });
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
        const sub = knownFeed(`${base}/r/${encodePart(name)}/new/.rss`);
        const comments = knownFeed(`${base}/r/${encodePart(name)}/comments/.rss`, { covers: "comments" });
        return recognition({ ...found, what: `r/${name}`, feeds: [sub, comments] });
      }
      if ((first === "user" || first === "u") && name !== "") {
        const feed = knownFeed(`${base}/user/${encodePart(name)}/.rss`);
        return recognition({ ...found, what: `u/${name}`, feeds: [feed] });
      }
      const phrase = first === "search" ? url.searchParams.get("q") : null;
      if (phrase !== null) {
        const feed = knownFeed(`${base}/search.rss?q=${encodeURIComponent(phrase)}&sort=new`, {
          covers: "search",
        });
        return recognition({ ...found, what: phrase, feeds: [feed] });
      }
      return recognition({ ...found, feeds: [knownFeed(`${base}/.rss`, { covers: "site" })] });
    },
  },
];

/** A profile is asked at its front: its sub-pages do not always name the channel. */
function youtubePath(host: string, url: URL, first: string): string {
  if (host === "youtu.be") return `/watch?v=${encodePart(first)}`;
  return first.startsWith("@") ? `/${encodePart(first)}` : url.pathname + url.search;
}

/** `/@name`, `/users/name` and `/tags/name` of any host: how Mastodon and its relatives lay out their addresses. */
export const fediverseRule: SiteRule = {
  hosts: [],
  read({ url, parts }) {
    const [first = "", second = ""] = parts;
    const found = { site: "Mastodon", platform: "mastodon" as const };
    const account =
      /^@([\w.-]+)(?:@([\w.-]+))?$/.exec(first) ?? (first === "users" ? /^([\w.-]+)$/.exec(second) : null);
    if (account?.[1] !== undefined) {
      const [, name, home] = account;
      const host = home === undefined ? url.host : home;
      const what = `@${name}@${host}`;
      const origin = home === undefined ? url.origin : `https://${home}`;
      return recognition({ ...found, what, feeds: [knownFeed(`${origin}/@${name}.rss`)], page: url.href });
    }
    if (first === "tags" && second !== "") {
      const feed = knownFeed(`${url.origin}/tags/${encodePart(second)}.rss`, { covers: "search" });
      return recognition({ ...found, what: `#${second}`, feeds: [feed], page: url.href });
    }
    return null;
  },
};
