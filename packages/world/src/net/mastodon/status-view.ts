import { createHash } from "node:crypto";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import { ownTags } from "../quirks.ts";

/** "@kass@belgrade.example" in its parts. */
export interface Fediverse {
  name: string;
  host: string;
}

export function accountOf(post: Pick<WorldPost, "author">): Fediverse {
  const [, name = "guest", host = homeHost] = /^@?([^@]+)(?:@(.+))?$/.exec(post.author.handle) ?? [];
  return { name, host };
}

/** Where those live who name no instance of their own. */
export const homeHost = "pies.example";

/** Every request looks for ids among all posts: each is reckoned once. */
const reckoned = new Map<string, bigint>();
const reckonedMax = 100_000;

function numberOf(text: string, bits: number): bigint {
  const before = reckoned.get(text);
  const hash = before ?? BigInt(`0x${createHash("sha256").update(text).digest("hex").slice(0, 16)}`);
  if (reckoned.size >= reckonedMax) reckoned.clear();
  if (before === undefined) reckoned.set(text, hash);
  return hash & ((1n << BigInt(bits)) - 1n);
}

/** Which post has an id of an instance, `host id` → post. */
const given = new Map<string, string>();

/**
 * The id of a post on one instance: milliseconds above 16 bits of chance, so another one on each. Of two posts of one millisecond that chance
 * would give the same the second has the next, as real instances count within a millisecond.
 */
export function localId(post: WorldPost, host: string): string {
  let id = (BigInt(post.publishedAt.getTime()) << 16n) + numberOf(`${host} ${post.id}`, 16);
  while ((given.get(`${host} ${id}`) ?? post.id) !== post.id) id += 1n;
  if (given.size >= reckonedMax) given.clear();
  given.set(`${host} ${id}`, post.id);
  return id.toString();
}

/** With the id that its own instance gave it: it follows the calendar, which a demo keeps over its restarts. */
export function uriOf(post: WorldPost): string {
  const { name, host } = accountOf(post);
  return `https://${host}/users/${name}/statuses/${localId(post, host)}`;
}

export function accountId({ name, host }: Fediverse, at: string): string {
  return (10n ** 17n + numberOf(`${at} ${name} ${host}`, 56)).toString();
}

/** An account as one instance shows it: its own members without their host. */
export function accountView(post: WorldPost, at: string): Record<string, unknown> {
  const account = accountOf(post);
  const { author } = post;
  return {
    id: accountId(account, at),
    username: account.name,
    acct: account.host === at ? account.name : `${account.name}@${account.host}`,
    display_name: author.name,
    locked: false,
    bot: /\bbot\b/i.test(author.name),
    discoverable: true,
    noindex: false,
    group: false,
    note: author.bio === null || author.bio === "" ? "" : `<p>${escapeHtml(author.bio)}</p>`,
    url: `https://${account.host}/@${account.name}`,
    uri: `https://${account.host}/users/${account.name}`,
    followers_count: author.followers ?? 0,
    following_count: 0,
    statuses_count: 1,
    emojis: [],
    fields: [],
  };
}

export interface StatusContext {
  /** The instance that shows it. */
  at: string;
  base: string;
  byId: (postId: string) => WorldPost | null;
  repliesOf: (post: WorldPost) => number;
}

export function statusView(
  post: WorldPost,
  { at, base, byId, repliesOf }: StatusContext,
): Record<string, unknown> {
  const parent = post.parentId === null ? null : byId(post.parentId);
  const { likes, comments, shares } = post.engagement;
  return {
    id: localId(post, at),
    created_at: post.publishedAt.toISOString(),
    edited_at: post.editedAt?.toISOString() ?? null,
    in_reply_to_id: parent === null ? null : localId(parent, at),
    in_reply_to_account_id: parent === null ? null : accountId(accountOf(parent), at),
    sensitive: false,
    spoiler_text: "",
    visibility: "public",
    language: post.lang,
    uri: uriOf(post),
    url: postUrl(base, post),
    replies_count: comments ?? repliesOf(post),
    reblogs_count: shares ?? 0,
    favourites_count: likes ?? 0,
    quotes_count: 0,
    content: contentOf(post.text, at),
    reblog: null,
    account: accountView(post, at),
    media_attachments: [],
    mentions: [],
    tags: tagsOf(post).map((name) => ({ name, url: `https://${at}/tags/${name}` })),
    emojis: [],
    card: null,
    poll: null,
  };
}

/** The tag that all these people use. Software may state tags apart from the text, so the whole demo source stands in its timeline. */
const communityTag = "streetfood";

export function tagsOf(post: WorldPost): string[] {
  const written = Array.from(post.text.matchAll(/#([\p{L}\p{N}_]+)/gu), ([, tag = ""]) => tag.toLowerCase());
  return [...new Set([communityTag, ...written, ...ownTags(post)])];
}

/** Markup as Mastodon writes it: paragraphs, tags and mentions as links, addresses with their ends hidden. */
export function contentOf(text: string, at: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).split("\n").join("<br />")}</p>`)
    .join("")
    .replace(/https?:\/\/[^\s<]+/g, (url) => addressView(url))
    .replace(
      /(^|[\s>(])#([\p{L}\p{N}_]+)/gu,
      (_all, before: string, tag: string) =>
        `${before}<a href="https://${at}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`,
    )
    .replace(
      /(^|[\s>(])@([\w]+)/g,
      (_all, before: string, name: string) =>
        `${before}<span class="h-card" translate="no"><a href="https://${at}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`,
    );
}

function addressView(url: string): string {
  const bare = url.replace(/^https?:\/\//, "");
  const scheme = url.slice(0, url.length - bare.length);
  const rest = bare.slice(30);
  const shown = rest === "" ? `<span>${bare}</span>` : `<span class="ellipsis">${bare.slice(0, 30)}</span>`;
  return (
    `<a href="${url}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${scheme}</span>` +
    `${shown}<span class="invisible">${rest}</span></a>`
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
