import type { SourceKind } from "@earshot/core/collect/source";
import { findAddress } from "@earshot/core/collect/pasted-lines";
import { connectorOf } from "../poll-source.ts";
import { closedRules } from "./closed-sites.ts";
import { channelRules, fediverseRule } from "./known-channels.ts";
import { siteRules } from "./known-sites.ts";
import { keepReadable, knownFeed, knownSource, recognition, type Recognition } from "./recognition.ts";
import { readNewsSearch, searchFeeds } from "./search-feeds.ts";
import { cutAddress, isHostOf } from "./site-rule.ts";
import { socialRules, sourcesOfHandle } from "./social-sites.ts";

/** Longest line that is looked at. */
export const pastedCharsMax = 2_000;

const rules = [...closedRules, ...socialRules, ...channelRules, ...siteRules];

const blogHosts =
  /(?:^|\.)(?:substack\.com|wordpress\.com|blogspot\.[a-z.]+|tumblr\.com|ghost\.io|teletype\.in|hashnode\.dev)$/;

/**
 * Says what one pasted line is, from its spelling alone: the address of a page, a profile of a known network, a feed,
 * a phrase to search for. Asks nobody and never throws.
 * @param isReadable whether there is a connector for a kind of source
 */
export function recognise(pasted: string, isReadable = hasConnector): Recognition {
  const found = keepReadable(readLine(pasted), isReadable);
  // A name alone says something only where there is a network to look for it.
  return found.site === null && found.what?.startsWith("@") === true && found.feeds.length === 0
    ? trouble("handle")
    : found;
}

function hasConnector(kind: SourceKind): boolean {
  return connectorOf(kind) !== null;
}

function readLine(pasted: string): Recognition {
  const line = pasted.trim();
  if (line === "") return trouble("empty");
  if (line.length > pastedCharsMax) return trouble("too_long");
  const account = readAccount(line);
  if (account !== null) return account;
  const written = findAddress(line);
  if (written === null) return recogniseWords(line);
  const url = parseUrl(written);
  if (url === null) return recogniseWords(line);
  if (url.username !== "" || url.password !== "") return trouble("credentials");
  return recogniseUrl(url);
}

function recogniseUrl(url: URL): Recognition {
  const address = cutAddress(url);
  for (const rule of rules) {
    if (isHostOf(rule, address.host)) {
      const found = rule.read(address);
      if (found !== null) return found;
    }
  }
  const news = readNewsSearch(address);
  if (news !== null) return news;
  const social = fediverseRule.read(address);
  if (social !== null) return social;
  return recognition({ platform: blogHosts.test(address.host) ? "blog" : "news", page: url.href });
}

/** "@name@host" is an account of the Fediverse, "@name.host" one of Bluesky, "@name" could be anybody's. */
function readAccount(line: string): Recognition | null {
  const [, name, host] = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/.exec(line) ?? [];
  if (name !== undefined && host !== undefined) {
    if (!line.startsWith("@")) return trouble("email");
    const page = `https://${host}/@${name}`;
    const feeds = [knownSource("mastodon", page), knownFeed(`${page}.rss`, { isInstead: true })];
    return recognition({ site: "Mastodon", platform: "mastodon", what: line, feeds });
  }
  const handle = /^@([\w-]+(?:\.[\w-]+)+)$/.exec(line)?.[1];
  if (handle !== undefined) return recogniseUrl(new URL(`https://bsky.app/profile/${handle}`));
  if (!/^@[\w.-]+$/.test(line)) return null;
  return recognition({ platform: "other", what: line, feeds: sourcesOfHandle(line.slice(1)) });
}

function recogniseWords(line: string): Recognition {
  // As people name communities and accounts of Reddit; a word before the slash would be a path.
  const reddit = /^\/?([ru])\/([\w-]{2,21})\/?$/i.exec(line);
  if (reddit !== null)
    return recogniseUrl(
      new URL(`https://www.reddit.com/${reddit[1]?.toLowerCase() ?? "r"}/${reddit[2] ?? ""}`),
    );
  const telegram = /^tg:\/*resolve\/?\?(?:.*&)?domain=([\w]+)/i.exec(line)?.[1];
  if (telegram !== undefined) return recogniseUrl(new URL(`https://t.me/${telegram}`));
  if (/^mailto:/i.test(line)) return trouble("email");
  if (/^(?:file:|\/|\.{1,2}\/|~\/|[a-z]:[\\/])/i.test(line) || /^[\w.-]+\.(?:xml|opml|json|txt)$/i.test(line))
    return trouble("file");
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(line) || /^(?:javascript|data|blob|about|chrome):/i.test(line))
    return trouble("scheme");
  const phrase = line.replace(/\s+/g, " ").slice(0, 200);
  return recognition({ platform: "news", what: phrase, feeds: searchFeeds(phrase) });
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === "http:" || url.protocol === "https:") ? url : null;
}

function trouble(reason: NonNullable<Recognition["trouble"]>): Recognition {
  return recognition({ support: "none", trouble: reason, platform: "other" });
}
