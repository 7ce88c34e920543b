import type { SourceKind } from "@earshot/core/collect/source";
import { visitOnce } from "../preview-source.ts";
import type { FeedCover, KnownFeed, Recognition } from "../recognise/recognition.ts";
import type { Door } from "../source-door.ts";
import { seenChoice, type FeedChoice, type SeenChoice } from "./feed-choice.ts";
import { knownPaths } from "./known-paths.ts";
import { unseenChoice } from "./unseen-choice.ts";
import { lookAt, type Look, type Missed } from "./look.ts";
import { looksLikeFeed, readPageLinks, type PageLink } from "./page-links.ts";
import { youtubeChannelOf } from "./youtube-channel.ts";

/** One search while it goes on. */
export interface Search {
  found: Recognition;
  door: Door;
  /** The door as pages and feeds go: by their proxy. */
  pages: Door;
  now: Date;
  asked: Set<string>;
  isReadable: (kind: SourceKind) => boolean;
  seen: SeenChoice[];
  /** What could not be asked without a key. */
  unseen: FeedChoice[];
  /** The first address that gave nothing. */
  failed: Missed | null;
  pageTitle: string | null;
}

type Page = Extract<Look, { kind: "page" }>;

interface Wanted {
  kind: SourceKind;
  url: string;
  covers: FeedCover;
  isPersonalUseOnly: boolean;
  service: string | null;
  linkTitle: string | null;
  /** Feeds need no key. */
  needs: null;
}

/** Most addresses asked for one line, and how many at once: we are guests there. */
const looksMax = 24;
const looksAtOnce = 3;

export function startSearch(
  found: Recognition,
  doors: Pick<Search, "door" | "pages">,
  now: Date,
  isReadable: Search["isReadable"],
): Search {
  const nothing = { asked: new Set<string>(), seen: [], unseen: [], failed: null, pageTitle: null };
  return { found, ...doors, now, isReadable, ...nothing };
}

/** Asks the sources that the site is known to have. */
export async function tryKnown(search: Search): Promise<void> {
  const { feeds } = search.found;
  for (const known of feeds.filter(({ kind }) => kind !== "feed")) await visit(search, wantedKnown(known));
  await ask(search, feeds.filter(({ kind }) => kind === "feed").map(wantedKnown));
}

/** What a connector reads is seen by one visit of its own. */
async function visit(search: Search, wanted: Wanted): Promise<void> {
  const { kind, url } = wanted;
  const { platform } = search.found;
  search.asked.add(url);
  const unseen = await unseenChoice(wanted, search.door);
  if (unseen.needs?.level === "must") {
    search.unseen.push({ ...unseen, title: search.found.what });
    return;
  }
  const polled = await visitOnce({ kind, url, platform }, search.door, search.now);
  if (polled.ok && polled.isModified) {
    const { channel, posts, movedTo } = polled;
    const reading = { feed: { ...channel, kind: null }, posts };
    search.seen.push(seenChoice({ ...wanted, needs: unseen.needs, url: movedTo ?? url }, reading));
  }
  if (polled.ok) return;
  const code = polled.code === "reader_timeout" ? "timeout" : polled.code;
  search.failed ??= { kind: "failed", url, code, message: polled.message, httpStatus: polled.httpStatus };
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
  return lookAt(url, search.pages, search.now, isFeed || looksLikeFeed(url));
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
    const channel = youtubeChannelOf(page.html);
    if (channel !== null) await takeChannel(search, channel);
    return;
  }
  await ask(search, links.named.map(wantedLink));
  if (search.seen.some(({ choice }) => choice.covers !== "comments")) return;
  const lists = await ask(search, links.likely.map(wantedLink), false);
  // A page "all our feeds" names them; one level is enough.
  if (isDeep || search.seen.length > 0) return;
  for (const list of lists.slice(0, 2)) await searchPage(search, list, true);
}

async function takeChannel(search: Search, channelId: string): Promise<void> {
  const page = `https://www.youtube.com/channel/${channelId}`;
  if (search.isReadable("youtube")) await visit(search, { ...wantedUrl(page), kind: "youtube" });
  else await ask(search, [wantedUrl(`https://www.youtube.com/feeds/videos.xml?channel_id=${channelId}`)]);
}

function wantedKnown({ kind, url, covers, isPersonalUseOnly, service }: KnownFeed): Wanted {
  return { kind, url, covers, isPersonalUseOnly, service, linkTitle: null, needs: null };
}

function wantedLink({ url, title, isComments }: PageLink): Wanted {
  const covers = isComments ? "comments" : "asked";
  return {
    kind: "feed",
    url,
    covers,
    isPersonalUseOnly: false,
    service: null,
    linkTitle: title,
    needs: null,
  };
}

function wantedUrl(url: string): Wanted {
  return {
    kind: "feed",
    url,
    covers: "asked",
    isPersonalUseOnly: false,
    service: null,
    linkTitle: null,
    needs: null,
  };
}
