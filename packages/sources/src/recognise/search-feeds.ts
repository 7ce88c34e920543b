import { blueskySearch, redditSearch, youtubeSearch } from "./known-channels.ts";
import { gdeltSearch, habrSearch, hackerNewsSearch } from "./known-sites.ts";
import { knownFeed, knownSource, recognition, type KnownFeed, type Recognition } from "./recognition.ts";
import type { PastedAddress } from "./site-rule.ts";
import { vkSearch, xSearch } from "./social-sites.ts";

const search = { covers: "search" as const };
const personal = { ...search, isPersonalUseOnly: true };

/**
 * Searches that answer a phrase. Google and Bing give theirs for personal use only, so they come last and say so:
 * whoever takes one decides that it may be. X comes before them, since each of its posts costs money.
 */
export function searchFeeds(phrase: string): KnownFeed[] {
  const q = encodeURIComponent(phrase);
  const isRussian = /[а-яё]/i.test(phrase);
  const google = isRussian ? "hl=ru&gl=RU&ceid=RU:ru" : "hl=en-US&gl=US&ceid=US:en";
  const bing = isRussian ? "mkt=ru-RU" : "mkt=en-US";
  const vk = knownSource("vk", vkSearch(phrase), { ...search, service: "VK" });
  const tag = /^#([\p{L}\p{N}_]+)$/u.exec(phrase)?.[1];
  return [
    ...(tag === undefined ? [] : [tagOfMastodon(tag)]),
    ...(isRussian ? [vk, knownFeed(habrSearch(phrase), { ...search, service: "Habr" })] : []),
    ...redditSearch(phrase, "Reddit"),
    knownSource("bluesky", blueskySearch(phrase), { ...search, service: "Bluesky" }),
    knownSource("hackernews", hackerNewsSearch(phrase), { ...search, service: "Hacker News" }),
    knownSource("gdelt", gdeltSearch(phrase), { ...search, service: "GDELT" }),
    knownSource("youtube", youtubeSearch(phrase), { ...search, service: "YouTube" }),
    ...(isRussian ? [] : [vk]),
    knownSource("x", xSearch(phrase), { ...search, service: "X" }),
    knownFeed(`https://www.bing.com/news/search?q=${q}&format=rss&${bing}`, {
      ...personal,
      service: "Bing News",
    }),
    knownFeed(`https://news.google.com/rss/search?q=${q}&${google}`, { ...personal, service: "Google News" }),
  ];
}

/**
 * What an address of Google News or Bing News stands for: their feed as it is, which keeps their terms, or the phrase of a page of
 * theirs, to choose where to search. Null for any other address.
 */
export function readNewsSearch({ url, host }: PastedAddress): Recognition | null {
  const isGoogle = host === "news.google.com";
  if (!isGoogle && !(/(?:^|\.)bing\.com$/.test(host) && url.pathname.startsWith("/news"))) return null;
  const phrase = url.searchParams.get("q");
  const isFeed = isGoogle ? url.pathname.startsWith("/rss") : url.searchParams.get("format") === "rss";
  const service = isGoogle ? "Google News" : "Bing News";
  if (isFeed) {
    const feeds = [knownFeed(url.href, { ...personal, service })];
    return recognition({ site: service, platform: "news", what: phrase, feeds });
  }
  return phrase === null ? null : recognition({ platform: "news", what: phrase, feeds: searchFeeds(phrase) });
}

function tagOfMastodon(tag: string): KnownFeed {
  const url = `https://mastodon.social/tags/${encodeURIComponent(tag)}`;
  return knownSource("mastodon", url, { covers: "search", service: "Mastodon" });
}
