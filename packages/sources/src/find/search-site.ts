import type { FeedCover, KnownFeed, Recognition } from "../recognise/recognition.ts";
import type { Door } from "../source-door.ts";
import { seenChoice, type SeenChoice } from "./feed-choice.ts";
import { knownPaths } from "./known-paths.ts";
import { lookAt, type Look } from "./look.ts";
import { looksLikeFeed, readPageLinks, type PageLink } from "./page-links.ts";
import { youtubeFeedOf } from "./youtube-channel.ts";

/** One search while it goes on. */
export interface Search {
  found: Recognition;
  door: Door;
  now: Date;
  asked: Set<string>;
  seen: SeenChoice[];
  /** The first address that gave nothing. */
  failed: Extract<Look, { kind: "failed" }> | null;
  pageTitle: string | null;
}

type Page = Extract<Look, { kind: "page" }>;

interface Wanted {
  url: string;
  covers: FeedCover;
  isPersonalUseOnly: boolean;
  service: string | null;
  linkTitle: string | null;
}

/** Most addresses asked for one line, and how many at once: we are guests there. */
const looksMax = 24;
const looksAtOnce = 3;

export function startSearch(found: Recognition, door: Door, now: Date): Search {
  return { found, door, now, asked: new Set(), seen: [], failed: null, pageTitle: null };
}

/** Asks the feeds that the site is known to have. */
export async function tryKnown(search: Search): Promise<void> {
  await ask(search, search.found.feeds.map(wantedKnown));
}

/** Searches a page, then the front of its site, then the usual places; ends as soon as something is found. */
export async function openPage(search: Search, address: string, isSchemeGuessed: boolean): Promise<void> {
  const first = await lookGuessing(search, address, isSchemeGuessed);
  if (first?.kind === "feed") search.seen.push(seenChoice(wantedUrl(first.url), first.reading));
  if (first?.kind === "failed") search.failed ??= first;
  if (first?.kind !== "page") return;
  await searchPage(search, first, false);
  if (search.seen.length > 0 || search.found.isYouTube) return;
  const front = await look(search, new URL("/", first.url).href, false);
  if (front?.kind === "page") await searchPage(search, front, false);
  for (const url of knownPaths(first.url)) {
    if (search.seen.length > 0 || search.door.signal.aborted) return;
    await ask(search, [wantedUrl(url)]);
  }
}

/** @param isFeed known, named or guessed as a feed: made for programs, whatever robots.txt says of pages */
async function look(search: Search, url: string, isFeed: boolean): Promise<Look | null> {
  if (search.asked.has(url) || search.asked.size >= looksMax) return null;
  search.asked.add(url);
  return lookAt(url, search.door, search.now, isFeed || looksLikeFeed(url));
}

async function lookGuessing(search: Search, address: string, isGuessed: boolean): Promise<Look | null> {
  const first = await look(search, address, false);
  const isUnreachable = first?.kind === "failed" && ["connect", "tls", "timeout"].includes(first.code);
  if (!isUnreachable || !isGuessed || !address.startsWith("https:")) return first;
  return (await look(search, address.replace(/^https:/, "http:"), false)) ?? first;
}

/** Asks a few at once; feeds are kept, pages come back. */
async function ask(search: Search, wanted: readonly Wanted[], areFeeds = true): Promise<Page[]> {
  const pages: Page[] = [];
  for (let at = 0; at < wanted.length; at += looksAtOnce) {
    const some = wanted.slice(at, at + looksAtOnce);
    const looks = await Promise.all(some.map(({ url }) => look(search, url, areFeeds)));
    for (const [n, each] of looks.entries()) {
      const given = some[n];
      if (each?.kind === "feed" && given !== undefined)
        search.seen.push(seenChoice({ ...given, url: each.url }, each.reading));
      if (each?.kind === "page") pages.push(each);
      if (each?.kind === "failed") search.failed ??= each;
    }
  }
  return pages;
}

async function searchPage(search: Search, page: Page, isDeep: boolean): Promise<void> {
  const links = readPageLinks(page.html, page.url);
  search.pageTitle ??= links.title;
  if (search.found.isYouTube) {
    const channel = youtubeFeedOf(page.html);
    if (channel !== null) await ask(search, [wantedUrl(channel)]);
    return;
  }
  await ask(search, links.named.map(wantedLink));
  if (search.seen.some(({ choice }) => choice.covers !== "comments")) return;
  const lists = await ask(search, links.likely.map(wantedLink), false);
  // A page "all our feeds" names them; one level is enough.
  if (isDeep || search.seen.length > 0) return;
  for (const list of lists.slice(0, 2)) await searchPage(search, list, true);
}

function wantedKnown({ url, covers, isPersonalUseOnly, service }: KnownFeed): Wanted {
  return { url, covers, isPersonalUseOnly, service, linkTitle: null };
}

function wantedLink({ url, title, isComments }: PageLink): Wanted {
  const covers = isComments ? "comments" : "asked";
  return { url, covers, isPersonalUseOnly: false, service: null, linkTitle: title };
}

function wantedUrl(url: string): Wanted {
  return { url, covers: "asked", isPersonalUseOnly: false, service: null, linkTitle: null };
}
