import type { Archive } from "./archive.ts";
import { acceptsGzip, isFresh, validatorsOf } from "./conditional-get.ts";
import type { WorldSource } from "./content.ts";
import { requestedShape, shapeOf } from "./feed-shape.ts";
import { hostileNames, hostileReply } from "./hostile.ts";
import { frontPage, homePage, postPage } from "./page.ts";
import { gzipReply, textReply } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { readNetRequest, type Networks } from "./net/networks.ts";
import { siteAnswer } from "./sites.ts";
import { writeFeed } from "./write-feed.ts";

/** Newest posts that a feed offers: the whole month and a good while of the live loop. */
const windowPosts = 1_000;

/** Headlines on the front of a source. */
const homePosts = 20;

export interface RouteDeps {
  sources: ReadonlyMap<string, WorldSource>;
  archive: Archive;
  base: string;
  now: () => Date;
  /** How long a reader may keep a feed without asking, in seconds. */
  maxAgeSeconds: number;
  networks: Networks;
}

export interface Asked {
  /** Path and query. */
  target: string;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  acceptEncoding: string | undefined;
  method: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

type Written = { contentType: string; bytes: Buffer };

/** Address of the source's feed in the shape it publishes by itself. */
export function feedAddress(base: string, sourceId: string): string {
  return `${base}/feeds/${sourceId}.${shapeOf(sourceId).format}`;
}

function feedRoute(deps: RouteDeps): (sourceId: string, ending: string, url: URL, asked: Asked) => Reply {
  const written = new Map<string, Written & { revision: number }>();

  function write(source: WorldSource, ending: string, url: URL): Written | null {
    const shape = requestedShape(source.id, ending, url.searchParams);
    if (shape === null) return null;
    const key = [source.id, shape.format, shape.encoding, shape.declaredIn].join(" ");
    const revision = deps.archive.revision(source.id);
    const ready = written.get(key);
    if (ready?.revision === revision) return ready;
    const view = {
      source,
      base: deps.base,
      selfUrl: `${deps.base}/feeds/${source.id}.${ending}`,
      posts: deps.archive.newest(source.id, windowPosts),
      changedAt: deps.archive.changedAt(source.id),
      byId: deps.archive.byId,
    };
    const feed = writeFeed(view, shape);
    written.set(key, { ...feed, revision });
    return feed;
  }

  return (sourceId, ending, url, asked) => {
    const source = deps.sources.get(sourceId);
    const feed = source === undefined ? null : write(source, ending, url);
    if (feed === null) return textReply(404, "text/plain", "No such feed\n");
    const validators = validatorsOf(feed.bytes, deps.archive.changedAt(sourceId), deps.now());
    const headers: Record<string, string> = {
      etag: validators.etag,
      ...(validators.lastModified === null ? {} : { "last-modified": validators.lastModified }),
      "cache-control": `public, max-age=${deps.maxAgeSeconds}`,
      vary: "accept-encoding",
    };
    if (isFresh(asked, validators)) return { status: 304, headers, body: Buffer.alloc(0) };
    const reply = {
      status: 200,
      headers: { ...headers, "content-type": feed.contentType },
      body: feed.bytes,
    };
    return acceptsGzip(asked.acceptEncoding) ? gzipReply(reply) : reply;
  };
}

function pageReply(html: string): Reply {
  const reply = textReply(200, "text/html", html);
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return { ...reply, headers: { ...reply.headers, "content-security-policy": policy } };
}

function postReply(deps: RouteDeps, sourceId: string, url: URL): Reply {
  const source = deps.sources.get(sourceId);
  const path = url.pathname.slice(`/s/${sourceId}`.length);
  if (source !== undefined && (path === "" || path === "/")) {
    return pageReply(homePage(deps.base, source, deps.archive.newest(sourceId, homePosts)));
  }
  const post = deps.archive.byPath(sourceId, path + url.search) ?? deps.archive.byPath(sourceId, path);
  if (source === undefined || post === null) return textReply(404, "text/plain", "No such page\n");
  const parent = post.parentId === null ? null : deps.archive.byId(post.parentId);
  return pageReply(postPage(deps.base, source, post, parent, deps.archive.thread(post.id)));
}

function front(deps: RouteDeps): Reply {
  const feeds = [...deps.sources.values()].map((source) => ({
    source,
    url: feedAddress(deps.base, source.id),
    encoding: shapeOf(source.id).encoding,
  }));
  return pageReply(frontPage(feeds));
}

/** Decides what the world answers to a request. */
export function createRoute(deps: RouteDeps): (asked: Asked) => Reply {
  const feed = feedRoute(deps);
  return (asked) => {
    const net = readNetRequest(asked.target, asked);
    if (net !== null) return deps.networks.answer(net.kind, net.request);
    if (asked.method !== "GET" && asked.method !== "HEAD") return notAllowed();
    if (!URL.canParse(asked.target, deps.base)) return textReply(400, "text/plain", "Not an address\n");
    const url = new URL(asked.target, deps.base);
    const [, folder = "", name = ""] = url.pathname.split("/");
    if (url.pathname === "/") return front(deps);
    if (folder === "feeds") {
      const [, sourceId = "", ending = ""] = /^([\w-]+)\.([a-z]+)$/.exec(name) ?? [];
      return feed(sourceId, ending, url, asked);
    }
    if (folder === "s") return postReply(deps, name, url);
    if (folder === "sites") {
      const found = siteAnswer(name, url.pathname.slice(`/sites/${name}`.length) || "/", url.search);
      if (found === null) return textReply(404, "text/plain", "No such page\n");
      // Of the query nothing reaches the feed: it belongs to the address of the site.
      return "reply" in found
        ? found.reply
        : feed(found.feed.sourceId, found.feed.ending, new URL(deps.base), asked);
    }
    if (folder === "hostile" && name === "") {
      const lines = hostileNames.map((one) => `/hostile/${one.name}\t${one.about}\n`);
      return textReply(200, "text/plain", lines.join(""));
    }
    const hostile = folder === "hostile" ? hostileReply(name, url.searchParams) : null;
    return hostile ?? textReply(404, "text/plain", "No such page\n");
  };
}

function notAllowed(): Reply {
  const refusal = textReply(405, "text/plain", "Only GET and HEAD\n");
  return { ...refusal, headers: { ...refusal.headers, allow: "GET, HEAD" } };
}

/** The source that the request asks for, or null: that is where a source's fault applies. */
export function askedSourceId(asked: Asked, networks: Networks): string | null {
  const net = readNetRequest(asked.target, asked);
  if (net !== null) return networks.sourceOf(net.kind, net.request);
  return /^\/feeds\/([\w-]+)\./.exec(asked.target)?.[1] ?? null;
}
