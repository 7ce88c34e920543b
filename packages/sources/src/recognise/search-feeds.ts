import { habrSearch } from "./known-sites.ts";
import { knownFeed, type KnownFeed } from "./recognition.ts";

/**
 * Feeds that answer a phrase. Google and Bing give theirs for personal use only, so they come last and say so:
 * whoever takes one decides that it may be.
 */
export function searchFeeds(phrase: string): KnownFeed[] {
  const q = encodeURIComponent(phrase);
  const isRussian = /[а-яё]/i.test(phrase);
  const google = isRussian ? "hl=ru&gl=RU&ceid=RU:ru" : "hl=en-US&gl=US&ceid=US:en";
  const bing = isRussian ? "mkt=ru-RU" : "mkt=en-US";
  const search = { covers: "search" as const };
  const personal = { ...search, isPersonalUseOnly: true };
  return [
    ...(isRussian ? [knownFeed(habrSearch(phrase), { ...search, service: "Habr" })] : []),
    knownFeed(`https://www.reddit.com/search.rss?q=${q}&sort=new`, { ...search, service: "Reddit" }),
    knownFeed(`https://www.bing.com/news/search?q=${q}&format=rss&${bing}`, {
      ...personal,
      service: "Bing News",
    }),
    knownFeed(`https://news.google.com/rss/search?q=${q}&${google}`, { ...personal, service: "Google News" }),
  ];
}
