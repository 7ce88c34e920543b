import { discoverFeeds } from "./discover-feeds.ts";
import { htmlToLine } from "./html-to-text.ts";

/** By the name of the root element. */
const otherDocuments: ReadonlyMap<string, string> = new Map([
  ["opml", "This is an OPML list of feeds, not a feed: import it as a list of sources."],
  ["urlset", "This is a sitemap, not a feed."],
  ["sitemapindex", "This is a sitemap, not a feed."],
  ["svg", "This is a picture, not a feed."],
]);

/** One sentence for people: what was answered instead of a feed, and what to try. */
export function describeNotAFeed(text: string, url: string): string {
  const start = text.slice(0, 5_000).trimStart();
  if (start === "") return "The address answered with an empty document.";
  if (start.startsWith("{") || start.startsWith("["))
    return "The address answered with JSON that is not a JSON Feed.";
  const root = /<([a-z][\w.-]{0,40})/i.exec(start.replace(/<!--[\s\S]*?-->/g, ""))?.[1] ?? "";
  const other = otherDocuments.get(root.toLowerCase());
  if (other !== undefined) return other;
  if (/<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(start)) return describePage(text, url);
  if (start.startsWith("%PDF")) return "This is a PDF document, not a feed.";
  if (start.startsWith("<")) return "The address answered with XML that is neither RSS nor Atom.";
  return "The address answered with something that is neither RSS, Atom nor JSON Feed.";
}

function describePage(html: string, url: string): string {
  const title = htmlToLine(/<title[^>]{0,200}>([^<]{1,500})/i.exec(html.slice(0, 100_000))?.[1] ?? "", 100);
  const page =
    title === ""
      ? "The address answered with a web page"
      : `The address answered with a web page («${title}»)`;
  const feeds = discoverFeeds(html, url).filter((feed) => feed.url !== url);
  if (feeds.length === 0) return `${page}, not with a feed, and the page names no feed of its own.`;
  const names = feeds
    .slice(0, 3)
    .map((feed) => (feed.title === null ? feed.url : `${feed.url} (${htmlToLine(feed.title, 80)})`));
  return `${page}, not with a feed. Feeds that the page names: ${names.join(", ")}.`;
}
