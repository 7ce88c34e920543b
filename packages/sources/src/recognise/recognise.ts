import { closedRules } from "./closed-sites.ts";
import { channelRules, fediverseRule } from "./known-channels.ts";
import { siteRules } from "./known-sites.ts";
import { knownFeed, recognition, type Recognition } from "./recognition.ts";
import { searchFeeds } from "./search-feeds.ts";
import { cutAddress, isHostOf } from "./site-rule.ts";

/** Longest line that is looked at. */
export const pastedCharsMax = 2_000;
/** Lines of one paste; a longer list is an OPML file. */
export const pastedLinesMax = 50;

const rules = [...closedRules, ...channelRules, ...siteRules];

const blogHosts =
  /(?:^|\.)(?:substack\.com|wordpress\.com|blogspot\.[a-z.]+|tumblr\.com|ghost\.io|teletype\.in|hashnode\.dev)$/;

/**
 * Says what one pasted line is, from its spelling alone: the address of a page, a profile of a known network, a feed,
 * a phrase to search for. Asks nobody and never throws.
 */
export function recognise(pasted: string): Recognition {
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
  const phrase =
    address.host === "news.google.com" && !url.pathname.startsWith("/rss") ? url.searchParams.get("q") : null;
  if (phrase !== null) return recognition({ platform: "news", what: phrase, feeds: searchFeeds(phrase) });
  const social = fediverseRule.read(address);
  if (social !== null) return social;
  return recognition({ platform: blogHosts.test(address.host) ? "blog" : "news", page: url.href });
}

/** "@name@host" is an account of the Fediverse, "@name.host" one of Bluesky, "@name" could be anybody's. */
function readAccount(line: string): Recognition | null {
  const [, name, host] = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/.exec(line) ?? [];
  if (name !== undefined && host !== undefined) {
    if (!line.startsWith("@")) return trouble("email");
    const feed = knownFeed(`https://${host}/@${name}.rss`);
    return recognition({ site: "Mastodon", platform: "mastodon", what: line, feeds: [feed] });
  }
  const handle = /^@([\w-]+(?:\.[\w-]+)+)$/.exec(line)?.[1];
  if (handle !== undefined) return recogniseUrl(new URL(`https://bsky.app/profile/${handle}`));
  return /^@[\w.-]+$/.test(line) ? trouble("handle") : null;
}

/** The address within a line: alone, in brackets or quotation marks, behind a name, as a link of Markdown; null for mere words. */
function findAddress(line: string): string | null {
  const linked = /\bhttps?:\/\/[^\s<>"'»”)\]]+/i.exec(line)?.[0];
  const own = withoutFeedScheme(line.replace(/^[<("«“]+|[>)"»”]+$/gu, ""));
  if (linked !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(own)) return linked.replace(/[.,;:!?]+$/, "");
  if (/\s/.test(own)) return linked ?? null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(own)) return own;
  if (own.startsWith("//")) return `https:${own}`;
  const isHost = /^(?:[\p{L}\p{N}_-]+\.)+(?:\p{L}{2,}|xn--[\w-]+)\.?(?::\d{1,5})?(?:[/?#].*)?$/u.test(own);
  const isNumber = /^(?:\d{1,3}(?:\.\d{1,3}){3}|localhost|\[[\da-f:]+\])(?::\d{1,5})?(?:[/?#].*)?$/i.test(
    own,
  );
  if (isHost && !/\.(?:xml|opml|json|txt|pdf|html?)$/i.test(own.split(/[/?#]/)[0] ?? ""))
    return `https://${own}`;
  return isNumber ? `http://${own}` : null;
}

/** "feed:https://…", "feed://…", "view-source:…": wrappers that browsers and readers put around an address. */
function withoutFeedScheme(text: string): string {
  const inner = text.replace(/^(?:web\+feed|feed|rss|itpc|pcast|podcast|view-source):(?:\/\/)?/i, "");
  if (inner === text) return text;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(inner) ? inner : `https://${inner}`;
}

function recogniseWords(line: string): Recognition {
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

/** The lines of a paste: each once, without list marks; several addresses on one line are several lines. */
export function pastedLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    const bare = line.replace(/^\s*(?:[-*•–—]|\d{1,3}[.)])\s+/u, "").trim();
    const words = bare.split(/[\s,;]+/).filter((word) => word !== "");
    return words.length > 1 && words.every((word) => findAddress(word) !== null) ? words : [bare];
  });
  return [...new Set(lines.filter((line) => line !== ""))];
}
