import { knownFeed, knownSource, recognition } from "./recognition.ts";
import { encodePart, type SiteRule } from "./site-rule.ts";

const habr = "https://habr.com/ru/rss";

/** Habr's search as a feed, newest first. */
export function habrSearch(phrase: string): string {
  return `${habr}/search/?q=${encodeURIComponent(phrase)}&target_type=posts&order=date&fl=ru`;
}

export const hackerNewsSearch = (phrase: string): string =>
  `https://hn.algolia.com/?q=${encodeURIComponent(phrase)}`;
export const gdeltSearch = (phrase: string): string =>
  `https://api.gdeltproject.org/api/v2/doc/doc?query=${encodeURIComponent(phrase)}`;

/** Sites of articles and code that offer feeds at addresses which their pages do not always name. */
export const siteRules: readonly SiteRule[] = [
  {
    hosts: ["habr.com", "habrahabr.ru"],
    read({ url, parts }) {
      const [section = "", name = ""] = /^(?:ru|en)$/.test(parts[0] ?? "") ? parts.slice(1) : parts;
      const found = { site: "Habr", platform: "habr" as const };
      const whole = knownFeed(`${habr}/articles/`, { covers: "site" });
      if (section === "rss") return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (/^compan(?:y|ies)$/.test(section) && name !== "") {
        return recognition({
          ...found,
          what: name,
          feeds: [knownFeed(`${habr}/companies/${encodePart(name)}/articles/`)],
        });
      }
      if (/^hubs?$/.test(section) && name !== "") {
        return recognition({
          ...found,
          what: name,
          feeds: [knownFeed(`${habr}/hubs/${encodePart(name)}/articles/all/`)],
        });
      }
      if (section === "users" && name !== "") {
        const feed = knownFeed(`${habr}/users/${encodePart(name)}/publications/articles/`);
        return recognition({ ...found, what: name, feeds: [feed], page: url.href });
      }
      const phrase = section === "search" ? url.searchParams.get("q") : null;
      if (phrase !== null) {
        return recognition({
          ...found,
          what: phrase,
          feeds: [knownFeed(habrSearch(phrase), { covers: "search" })],
        });
      }
      if (section === "news")
        return recognition({ ...found, feeds: [knownFeed(`${habr}/news/?fl=ru`, { covers: "site" })] });
      return recognition({ ...found, feeds: [whole], page: section === "" ? null : url.href });
    },
  },
  ...["vc.ru", "dtf.ru"].map((host): SiteRule => ({
    hosts: [host],
    read({ url, parts }) {
      const whole = knownFeed(`https://${host}/rss`, { covers: "site" });
      const what = parts[0] === "rss" ? null : (parts[0] ?? null);
      return recognition({
        site: host,
        platform: "blog",
        what,
        feeds: [whole],
        page: what === null ? null : url.href,
      });
    },
  })),
  {
    hosts: ["pikabu.ru"],
    read: () =>
      recognition({
        site: "Pikabu",
        platform: "forum",
        isOftenBusy: true,
        feeds: [knownFeed("https://pikabu.ru/xmlfeeds.php?cmd=popular", { covers: "site" })],
      }),
  },
  {
    hosts: ["github.com"],
    read({ url, parts }) {
      const [owner, name, section, branch] = parts;
      const found = { site: "GitHub", platform: "web" as const };
      if (url.pathname.endsWith(".atom")) return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (owner === undefined) return recognition({ ...found, support: "never" });
      if (name === undefined) {
        return recognition({
          ...found,
          what: owner,
          feeds: [knownFeed(`https://github.com/${encodePart(owner)}.atom`)],
        });
      }
      const base = `https://github.com/${encodePart(owner)}/${encodePart(name)}`;
      const feeds =
        section === "commits" && branch !== undefined
          ? [`${base}/commits/${encodePart(branch)}.atom`]
          : section === "discussions"
            ? [`${base}/discussions.atom`]
            : [`${base}/releases.atom`, `${base}/commits.atom`];
      return recognition({ ...found, what: `${owner}/${name}`, feeds: feeds.map((each) => knownFeed(each)) });
    },
  },
  {
    hosts: ["medium.com"],
    read({ url, parts }) {
      const [first = "", second = ""] = parts;
      const found = { site: "Medium", platform: "blog" as const };
      if (first === "feed") return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (first === "") return recognition({ ...found, support: "never" });
      const path = first === "tag" ? `tag/${encodePart(second)}` : encodePart(first);
      return recognition({
        ...found,
        what: first === "tag" ? second : first,
        feeds: [knownFeed(`https://medium.com/feed/${path}`)],
      });
    },
  },
  {
    hosts: [".medium.com"],
    read: ({ url, host }) =>
      recognition({
        site: "Medium",
        platform: "blog",
        what: host.split(".")[0] ?? null,
        feeds: [knownFeed(`${url.origin}/feed`)],
      }),
  },
  {
    hosts: [".livejournal.com"],
    read({ url, host, parts }) {
      const found = { site: "LiveJournal", platform: "blog" as const };
      const name = host.replace(/\.?livejournal\.com$/, "");
      const isShared = name === "users" || name === "community";
      if (parts.at(-2) === "data") return recognition({ ...found, feeds: [knownFeed(url.href)] });
      if (name === "") return recognition({ ...found, page: url.href });
      const base = isShared ? `${url.origin}/${encodePart(parts[0] ?? "")}` : url.origin;
      const feeds = [knownFeed(`${base}/data/rss`), knownFeed(`${base}/data/atom`)];
      return recognition({ ...found, what: isShared ? (parts[0] ?? null) : name, feeds });
    },
  },
  {
    hosts: ["news.ycombinator.com"],
    read: () =>
      recognition({
        site: "Hacker News",
        platform: "hackernews",
        feeds: [knownFeed("https://news.ycombinator.com/rss", { covers: "site" })],
      }),
  },
  {
    hosts: ["hn.algolia.com"],
    read({ url }) {
      const found = { site: "Hacker News", platform: "hackernews" as const };
      const phrase = url.searchParams.get("q") ?? url.searchParams.get("query") ?? "";
      if (phrase.trim() === "") return recognition({ ...found, support: "never" });
      const search = knownSource("hackernews", hackerNewsSearch(phrase), { covers: "search" });
      return recognition({ ...found, what: phrase, feeds: [search] });
    },
  },
  {
    hosts: ["api.gdeltproject.org"],
    read({ url }) {
      const phrase = url.searchParams.get("query") ?? "";
      if (phrase.trim() === "") return null;
      const search = knownSource("gdelt", gdeltSearch(phrase), { covers: "search" });
      return recognition({ site: "GDELT", platform: "news", what: phrase, feeds: [search] });
    },
  },
  {
    hosts: ["apps.apple.com", "itunes.apple.com"],
    read({ url, parts }) {
      const id = /\bid(\d{5,12})\b/.exec(url.pathname)?.[1];
      if (parts[1] === "rss")
        return recognition({ site: "App Store", platform: "review", feeds: [knownFeed(url.href)] });
      if (id === undefined) return null;
      const country = /^[a-z]{2}$/.test(parts[0] ?? "") ? (parts[0] ?? "us") : "us";
      const feed = knownFeed(
        `https://itunes.apple.com/${country}/rss/customerreviews/page=1/id=${id}/sortby=mostrecent/xml`,
        { covers: "comments", isInstead: true },
      );
      const page = knownSource("appstore", `https://apps.apple.com/${country}/app/id${id}`, {
        covers: "comments",
      });
      return recognition({
        site: "App Store",
        platform: "review",
        what: `${country} · ${id}`,
        feeds: [page, feed],
      });
    },
  },
];
