import { discoverFeeds } from "../feed/discover-feeds.ts";
import { htmlToLine } from "../feed/html-to-text.ts";
import { resolveLink } from "../feed/resolve-link.ts";
import { scanXml } from "../feed/scan-xml.ts";

export interface PageLinks {
  title: string | null;
  /** Feeds that the head of the page names, in its order. */
  named: PageLink[];
  /** Ordinary links that look as if they led to a feed or to a list of feeds, likeliest first. */
  likely: PageLink[];
}

export interface PageLink {
  url: string;
  title: string | null;
  /** By address or title the comments under the posts, not the posts. */
  isComments: boolean;
}

const pageChars = 2_000_000;
const likelyMax = 8;

const feedPath =
  /(?:^|[/._-])(?:rss|atom|feeds?|rdf|xmlfeed)(?:$|[/._?-]|\d)|\.(?:rss|atom|rdf)$|[?&](?:feed|format|type|alt)=(?:rss|atom|feed)/i;
const feedWords = /\brss\b|\batom\b|\bfeed\b|(?:^|\s)лент[аы]\s+новостей|rss[-\s]?лент/i;
const commentWords = /comments?\b|коммент/i;
/** Buttons of feed readers, which hold an address of ours within theirs. */
const readerHosts =
  /(?:^|\.)(?:feedly\.com|inoreader\.com|netvibes\.com|feedburner\.google\.com|podcasts\.apple\.com|vk\.com|t\.me)$/;

/** Whether an address is spelt like that of a feed. */
export function looksLikeFeed(url: string): boolean {
  const { pathname, search } = new URL(url);
  return feedPath.test(pathname + search);
}

/** Everything in a page that may lead to a feed. Addresses come out absolute; the page may be broken in any way. */
export function readPageLinks(html: string, url: string): PageLinks {
  const page = html.slice(0, pageChars);
  const title = htmlToLine(/<title[^>]{0,200}>([^<]{1,500})/i.exec(page.slice(0, 200_000))?.[1] ?? "", 200);
  const named = discoverFeeds(page, url)
    .filter((link) => link.url !== url)
    .map((link) => describe(link.url, link.title));
  const known = new Set(named.map((link) => link.url));
  const likely = readAnchors(page, url).filter((link) => link.url !== url && !known.has(link.url));
  return { title: title === "" ? null : title, named, likely: likely.slice(0, likelyMax) };
}

function readAnchors(page: string, url: string): PageLink[] {
  const found = new Map<string, { link: PageLink; weight: number }>();
  const here = new URL(url);
  let base = url;
  let open: { url: string; text: string } | null = null;

  function close(): void {
    if (open === null) return;
    const text = htmlToLine(open.text, 200);
    const target = new URL(open.url);
    const weight = (feedPath.test(target.pathname + target.search) ? 2 : 0) + (feedWords.test(text) ? 1 : 0);
    const isElsewhere = target.host !== here.host;
    if (
      weight > 0 &&
      !readerHosts.test(target.hostname) &&
      !(isElsewhere && weight < 2) &&
      !found.has(open.url)
    ) {
      found.set(open.url, {
        link: describe(open.url, text === "" ? null : text),
        weight: weight - (isElsewhere ? 1 : 0),
      });
    }
    open = null;
  }

  scanXml(page, {
    open(name, attributes) {
      const tag = name.toLowerCase();
      const href = attributes.get("href") ?? attributes.get("HREF");
      if (tag === "base") base = resolveLink(href, url) ?? base;
      if (tag === "img" && open !== null) open.text += ` ${attributes.get("alt") ?? ""}`;
      if (tag !== "a") return;
      close();
      const target = resolveLink(href, base);
      if (target === null) return;
      const hint = attributes.get("title") ?? attributes.get("aria-label") ?? "";
      open = { url: target.replace(/#.*$/, ""), text: `${hint} ` };
    },
    close(name) {
      if (name.toLowerCase() === "a") close();
    },
    text(piece) {
      if (open !== null && open.text.length < 2_000) open.text += piece;
    },
  });
  close();
  return [...found.values()].sort((a, b) => b.weight - a.weight).map(({ link }) => link);
}

function describe(url: string, title: string | null): PageLink {
  const line = title === null ? null : htmlToLine(title, 200);
  return {
    url,
    title: line,
    isComments: commentWords.test(new URL(url).pathname) || commentWords.test(line ?? ""),
  };
}
