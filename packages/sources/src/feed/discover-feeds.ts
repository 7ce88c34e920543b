import { scanXml } from "./scan-xml.ts";
import { resolveLink } from "./resolve-link.ts";

export interface FeedLink {
  url: string;
  title: string | null;
}

const feedTypes = /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml)\b/i;
/** Machine interfaces that pages of WordPress name beside their feeds. */
const noFeed = /oembed|\/wp-json(?:\/|$)/i;
const feedLinksMax = 10;
/** Links to feeds stand in the head of a page. */
const headChars = 200_000;

/** The feeds that an HTML page names (`<link rel="alternate" type="application/rss+xml" …>`), in its order. */
export function discoverFeeds(html: string, url: string): FeedLink[] {
  const found = new Map<string, FeedLink>();
  let base = url;
  scanXml(html.slice(0, headChars), {
    open(name, attributes) {
      const values = new Map([...attributes].map(([key, value]) => [key.toLowerCase(), value]));
      const tag = name.toLowerCase();
      if (tag === "base") base = resolveLink(values.get("href"), url) ?? base;
      if (tag !== "link" || found.size >= feedLinksMax) return;
      const isAlternate = /\b(?:alternate|feed)\b/i.test(values.get("rel") ?? "");
      const link = resolveLink(values.get("href"), base);
      const type = values.get("type")?.trim() ?? "";
      if (!isAlternate || link === null || !feedTypes.test(type) || noFeed.test(type + link)) return;
      found.set(link, { url: link, title: values.get("title")?.trim() || null });
    },
    close() {},
    text() {},
  });
  return [...found.values()];
}
