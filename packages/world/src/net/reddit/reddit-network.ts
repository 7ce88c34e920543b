import { demoKey } from "@earshot/core/collect/source-services";
import { element, escapeMarkup, textToHtml } from "../../markup.ts";
import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import type { Held } from "../held-posts.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";
import { bareIdOf, nameOf, openShelf, subOf } from "./reddit-shelf.ts";
import type { RedditShelf } from "./reddit-shelf.ts";
import { listing, moreView, permalink, thingView, treeView } from "./reddit-views.ts";

const feedEntries = 25;
const pageMax = 100;
const listingMax = 1_000;
const windowSeconds = 600;
const requestsMax = 1_000;

/**
 * Reddit: tokens and feeds at its site, listings and threads at its API for whoever has a token. With the post of a tag "quirk:revoke-tokens"
 * all tokens given until then end; "quirk:few-requests" leaves two requests in ten minutes.
 */
export function openReddit(world: NetWorld): Network {
  const tokens = new Set<string>();
  const revokers = new Set<string>();
  const spent = { window: -1, count: 0 };
  let given = 0;

  function tokenReply({ headers, body }: NetRequest): Reply {
    const basic = Buffer.from((headers["authorization"] ?? "").replace(/^Basic /, ""), "base64").toString();
    if (basic !== `${demoKey}:${demoKey}`) return jsonReply({ message: "Unauthorized", error: 401 }, 401);
    if (!body.includes("grant_type=client_credentials"))
      return jsonReply({ error: "unsupported_grant_type" });
    given += 1;
    tokens.add(`token-${given}`);
    return jsonReply({
      access_token: `token-${given}`,
      token_type: "bearer",
      expires_in: 86_400,
      scope: "*",
    });
  }

  function revoke(shelf: RedditShelf): void {
    for (const { post } of shelf.all) {
      if (!hasQuirk(post, "revoke-tokens") || revokers.has(post.id)) continue;
      revokers.add(post.id);
      tokens.clear();
    }
  }

  function limited(shelf: RedditShelf, reply: () => Reply): Reply {
    const seconds = Math.floor(world.now().getTime() / 1000);
    const window = Math.floor(seconds / windowSeconds);
    if (spent.window !== window) Object.assign(spent, { window, count: 0 });
    spent.count += 1;
    const max = shelf.all.some(({ post }) => hasQuirk(post, "few-requests")) ? 2 : requestsMax;
    const headers = {
      "x-ratelimit-used": String(spent.count),
      "x-ratelimit-remaining": `${Math.max(0, max - spent.count)}.0`,
      "x-ratelimit-reset": String(windowSeconds - (seconds % windowSeconds)),
    };
    const answer = spent.count > max ? jsonReply({ message: "Too Many Requests", error: 429 }, 429) : reply();
    return { ...answer, headers: { ...answer.headers, ...headers } };
  }

  function answer(request: NetRequest): Reply {
    const shelf = openShelf(world);
    if (request.service === "site") {
      if (request.path === "/api/v1/access_token") return tokenReply(request);
      return site(world, shelf, request);
    }
    revoke(shelf);
    const token = (request.headers["authorization"] ?? "").replace(/^Bearer /, "");
    if (!tokens.has(token)) return jsonReply({ message: "Unauthorized", error: 401 }, 401);
    return limited(shelf, () => api(world, shelf, request));
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

/** Posts of a listing's path, newest first; null when there is no such community or account. */
function postsOf(shelf: RedditShelf, { path, query }: Pick<NetRequest, "path" | "query">): Held[] | null {
  const all = shelf.all.filter((held) => !held.isDeleted);
  const [, sub, what] = /^\/r\/([\w+]+)\/(new|comments|search)$/.exec(path) ?? [];
  const name = /^\/user\/([\w-]+)$/.exec(path)?.[1];
  const isLink = ({ post }: Held) => post.parentId === null;
  const inSub = (held: Held) => sub === undefined || sub.split("+").includes(subOf(shelf, held.post));
  if (name !== undefined) {
    const own = all.filter(({ post }) => post.author.handle.replace(/^@/, "") === name);
    return own.length === 0 ? null : own;
  }
  if (path !== "/search" && sub === undefined) return null;
  if (sub !== undefined && !all.some(inSub)) return null;
  if (what === "new") return all.filter((held) => isLink(held) && inSub(held));
  if (what === "comments") return all.filter((held) => !isLink(held) && inSub(held));
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/);
  const finds = ({ post }: Held) => {
    const text = `${post.title ?? ""} ${post.text}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return all.filter((held) => isLink(held) && inSub(held) && finds(held));
}

function api(world: NetWorld, shelf: RedditShelf, { path, query }: NetRequest): Reply {
  const view = (held: Held) => thingView(world, shelf, held);
  const link = /^\/comments\/(\w+)$/.exec(path)?.[1];
  if (link !== undefined) return thread(world, shelf, link, query);
  if (path === "/api/info") {
    const names = (query.get("id") ?? "").split(",").slice(0, pageMax);
    return jsonReply(listing(names.flatMap((name) => shelf.byName(name) ?? []).map(view)));
  }
  if (path === "/api/morechildren") {
    const ids = (query.get("children") ?? "").split(",").slice(0, pageMax);
    const things = ids.flatMap((id) => {
      const held = shelf.byName(`t1_${id}`);
      if (held === null) return [];
      const below = shelf.answers(held.post).map(({ post }) => bareIdOf(post.id));
      return below.length === 0 ? [view(held)] : [view(held), moreView(held.post, below, 0)];
    });
    return jsonReply({ json: { errors: [], data: { things } } });
  }
  const posts = postsOf(shelf, { path, query });
  if (posts === null) return jsonReply({ message: "Not Found", error: 404 }, 404);
  if (posts.some(({ post }) => hasQuirk(post, "private")))
    return jsonReply({ reason: "private", message: "Forbidden", error: 403 }, 403);
  const window = posts.slice(0, listingMax);
  const after = window.findIndex(({ post }) => nameOf(post) === query.get("after")) + 1;
  const size = Math.min(Number(query.get("limit") ?? 25), pageMax);
  const page = window.slice(after, after + size);
  const last = page.at(-1);
  const hasNext = last !== undefined && after + size < window.length;
  return jsonReply(listing(page.map(view), hasNext ? nameOf(last.post) : null));
}

function thread(world: NetWorld, shelf: RedditShelf, id: string, query: URLSearchParams): Reply {
  const link = shelf.byName(`t3_${id}`);
  if (link === null) return jsonReply({ message: "Not Found", error: 404 }, 404);
  const comment = query.get("comment");
  const from = comment === null ? null : shelf.byName(`t1_${comment}`);
  const tree =
    from === null
      ? treeView(world, shelf, link.post)
      : [{ ...thingView(world, shelf, from), ...withReplies(world, shelf, from) }];
  return jsonReply([listing([thingView(world, shelf, link)]), listing(tree)]);
}

function withReplies(world: NetWorld, shelf: RedditShelf, held: Held): { data: unknown } {
  const view = thingView(world, shelf, held);
  return { data: { ...(view["data"] as object), replies: listing(treeView(world, shelf, held.post, 1)) } };
}

function site(world: NetWorld, shelf: RedditShelf, { path, query }: NetRequest): Reply {
  const posts = /\/?\.rss$/.test(path)
    ? postsOf(shelf, { path: path.replace(/\/?\.rss$/, ""), query })
    : null;
  if (posts !== null)
    return textReply(200, "application/atom+xml", feedXml(shelf, posts.slice(0, feedEntries)));
  const found = shelf.all.find(({ post, isDeleted }) => !isDeleted && permalink(shelf, post) === path);
  if (found !== undefined)
    return { status: 302, headers: { location: postUrl(world.base, found.post) }, body: Buffer.alloc(0) };
  // Unauthenticated JSON has been blocked for everybody since May 2026.
  const isJson = path.endsWith(".json");
  return textReply(
    isJson ? 403 : 404,
    "text/html",
    isJson ? "<title>Blocked</title>" : "<title>not found</title>",
  );
}

function feedXml(shelf: RedditShelf, posts: readonly Held[]): string {
  const entries = posts.map(({ post }) => entryXml(shelf, post)).join("");
  const title = element("title", {}, "newest submissions");
  const feed = element("feed", { xmlns: "http://www.w3.org/2005/Atom" }, title + entries);
  return `<?xml version="1.0" encoding="UTF-8"?>${feed}`;
}

function entryXml(shelf: RedditShelf, post: WorldPost): string {
  const user = `/u/${post.author.handle.replace(/^@/, "")}`;
  const href = `https://www.reddit.com${permalink(shelf, post)}`;
  const isLink = post.parentId === null;
  const footer = ` submitted by <a href="https://www.reddit.com/user/x"> ${user} </a> <br/> <span><a href="${href}">[link]</a></span> <span><a href="${href}">[comments]</a></span>`;
  const html = `<div class="md">${textToHtml(post.text)}</div>${isLink ? footer : ""}`;
  const title = isLink ? (post.title ?? "") : `${user} on ${shelf.linkOf(post).title ?? ""}`;
  return element(
    "entry",
    {},
    element("author", {}, element("name", {}, user) + element("uri", {}, `https://www.reddit.com${user}`)) +
      element("category", { term: subOf(shelf, post), label: `r/${subOf(shelf, post)}` }, "") +
      element("content", { type: "html" }, escapeMarkup(html)) +
      element("id", {}, nameOf(post)) +
      element("link", { href }, "") +
      element("updated", {}, post.publishedAt.toISOString()) +
      element("published", {}, post.publishedAt.toISOString()) +
      element("title", {}, escapeMarkup(title)),
  );
}
