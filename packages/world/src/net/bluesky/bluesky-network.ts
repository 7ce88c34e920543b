import type { Reply } from "../../reply.ts";
import { textReply } from "../../reply.ts";
import { postUrl } from "../../world-post.ts";
import type { WorldPost } from "../../world-post.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { hasQuirk } from "../quirks.ts";
import { createPds, xrpcError } from "./pds.ts";
import { didOf, handleOf, postView, profileDetailed, rkeyOf, tagsOf, uriOf } from "./post-view.ts";

/**
 * Bluesky: the public AppView (`public`), the accounts' server (`pds`), which passes questions on to the AppView, and where people read (`host`).
 * Searching takes a session; guests are refused with 403, as they mostly are.
 */
export function openBluesky(world: NetWorld): Network {
  const pds = createPds(world.now);
  const posts = (): WorldPost[] => world.sources.flatMap((source) => world.newest(source.id, 10_000));
  const removed = (): WorldPost[] =>
    world.sources.flatMap(({ id }) => world.removed(id).map(({ post }) => post));
  const network: Posts = { posts, removed, byId: world.byId, thread: world.thread };

  function answer(request: NetRequest): Reply {
    if (request.service === "host") return readersPage(world, request.path, posts());
    const session = request.service === "pds" ? pds.session(request) : null;
    if (session !== null) return session;
    if (request.method !== "GET") return xrpcError(405, "InvalidRequest", "Incorrect HTTP method");
    const refusal = request.service === "pds" ? pds.refusal(request) : null;
    if (refusal !== null) return refusal;
    const method = request.path.replace("/xrpc/app.bsky.", "");
    if (method === "feed.searchPosts" && request.service !== "pds")
      return xrpcError(403, "Forbidden", "Request Forbidden");
    return (
      methods[method]?.(network, request.query) ??
      xrpcError(501, "MethodNotImplemented", "Method Not Implemented")
    );
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

interface Posts {
  /** Newest first. */
  posts: () => WorldPost[];
  removed: () => WorldPost[];
  byId: (postId: string) => WorldPost | null;
  thread: (postId: string) => WorldPost[];
}

type Method = (network: Posts, query: URLSearchParams) => Reply;

const methods: Readonly<Record<string, Method>> = {
  "feed.getAuthorFeed": authorFeed,
  "feed.searchPosts": searchPosts,
  "feed.getPosts": getPosts,
  "feed.getPostThread": getPostThread,
  "actor.getProfile": getProfile,
  "actor.getProfiles": getProfiles,
};

function limitOf(query: URLSearchParams): number | null {
  const limit = Number(query.get("limit") ?? 50);
  return Number.isInteger(limit) && limit >= 1 && limit <= 100 ? limit : null;
}

const wrongLimit = () => xrpcError(400, "InvalidRequest", "Error: limit can not be greater than 100");

function authorFeed(network: Posts, query: URLSearchParams): Reply {
  const actor = query.get("actor") ?? "";
  const limit = limitOf(query);
  if (limit === null) return wrongLimit();
  const all = network.posts();
  const isBy = (post: WorldPost) => handleOf(post) === actor || didOf(handleOf(post)) === actor;
  const own = all.filter(isBy);
  if (own.length === 0) return xrpcError(400, "InvalidRequest", "Profile not found");
  const cursor = query.get("cursor");
  const older = own.filter((post) => cursor === null || post.publishedAt < new Date(cursor));
  const page = older.slice(0, limit);
  const feed: unknown[] = page.map((post) => ({ post: postView(post, network.byId) }));
  const reposted = all.find((post) => !isBy(post));
  // Whoever writes reposts too: such an entry has a reason.
  if (cursor === null && reposted !== undefined)
    feed.unshift({
      post: postView(reposted, network.byId),
      reason: { $type: "app.bsky.feed.defs#reasonRepost", indexedAt: own[0]?.publishedAt.toISOString() },
    });
  const last = page.at(-1);
  const next = last === undefined || older.length <= limit ? {} : { cursor: last.publishedAt.toISOString() };
  return jsonReply({ feed, ...next });
}

function searchPosts(network: Posts, query: URLSearchParams): Reply {
  const limit = limitOf(query);
  if (limit === null) return wrongLimit();
  const words = (query.get("q") ?? "").split(/\s+/).filter(Boolean).map(plain);
  if (words.length === 0) return xrpcError(400, "InvalidRequest", "Error: Params must have the property q");
  const [since, until] = [query.get("since"), query.get("until")];
  const found = network
    .posts()
    .filter(
      (post) =>
        (since === null || post.publishedAt >= new Date(since)) &&
        (until === null || post.publishedAt < new Date(until)) &&
        words.every((word) =>
          word.startsWith("#")
            ? tagsOf(post).some((tag) => plain(tag) === word.slice(1))
            : plain(`${post.text} ${tagsOf(post).join(" ")}`).includes(word),
        ),
    );
  const from = Number(query.get("cursor") ?? 0) || 0;
  const page = found.slice(from, from + limit);
  const next = from + limit < found.length ? { cursor: String(from + limit) } : {};
  return jsonReply({
    posts: page.map((post) => postView(post, network.byId)),
    hitsTotal: found.length,
    ...next,
  });
}

function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ł", "l");
}

function getPosts(network: Posts, query: URLSearchParams): Reply {
  const uris = query.getAll("uris");
  if (uris.length > 25)
    return xrpcError(400, "InvalidRequest", "Error: uris must not have more than 25 elements");
  const wanted = new Set(uris);
  const found = network.posts().filter((post) => wanted.has(uriOf(post)));
  return jsonReply({ posts: found.map((post) => postView(post, network.byId)) });
}

function getPostThread(network: Posts, query: URLSearchParams): Reply {
  const depth = Number(query.get("depth") ?? 6);
  const uri = query.get("uri") ?? "";
  const post = network.posts().find((one) => uriOf(one) === uri);
  if (post === undefined) return xrpcError(400, "NotFound", `Post not found: ${uri}`);
  return jsonReply({ thread: threadView(network, post, depth) });
}

function threadView(network: Posts, post: WorldPost, depth: number): unknown {
  if (hasQuirk(post, "blocked"))
    return {
      $type: "app.bsky.feed.defs#blockedPost",
      uri: uriOf(post),
      blocked: true,
      author: { did: didOf(handleOf(post)) },
    };
  const answers = network.thread(post.id).filter((one) => one.parentId === post.id);
  const gone = network.removed().filter((one) => one.parentId === post.id);
  const replies = [
    ...answers.map((one) => threadView(network, one, depth - 1)),
    ...gone.map((one) => ({ $type: "app.bsky.feed.defs#notFoundPost", uri: uriOf(one), notFound: true })),
  ];
  const below = depth > 0 ? { replies } : {};
  return { $type: "app.bsky.feed.defs#threadViewPost", post: postView(post, network.byId), ...below };
}

function getProfiles(network: Posts, query: URLSearchParams): Reply {
  const actors = query.getAll("actors");
  if (actors.length > 25)
    return xrpcError(400, "InvalidRequest", "Error: actors must not have more than 25 elements");
  const all = network.posts();
  const profiles = actors.flatMap((actor) => {
    const post = all.find((one) => handleOf(one) === actor || didOf(handleOf(one)) === actor);
    return post === undefined ? [] : [profileDetailed(post)];
  });
  return jsonReply({ profiles });
}

/** An account that its owner switched off, or the network closed, is told apart from one that never was: by what befell its posts. */
function getProfile(network: Posts, query: URLSearchParams): Reply {
  const actor = query.get("actor") ?? "";
  const isBy = (post: WorldPost) => handleOf(post) === actor || didOf(handleOf(post)) === actor;
  const gone = network.removed().filter(isBy);
  if (gone.some((post) => hasQuirk(post, "deactivated")))
    return xrpcError(400, "AccountDeactivated", "Account is deactivated");
  if (gone.some((post) => hasQuirk(post, "takendown")))
    return xrpcError(400, "AccountTakedown", "Account has been suspended");
  const post = network.posts().find(isBy);
  return post === undefined
    ? xrpcError(400, "InvalidRequest", "Profile not found")
    : jsonReply(profileDetailed(post));
}

/** Where people read a post: `/profile/<actor>/post/<rkey>`. */
function readersPage(world: NetWorld, path: string, posts: readonly WorldPost[]): Reply {
  const rkey = /\/post\/([\w]+)$/.exec(path)?.[1];
  const post = posts.find((one) => rkeyOf(one) === rkey);
  if (post === undefined) return textReply(404, "text/plain", "No such page\n");
  const reply = textReply(302, "text/plain", "");
  return { ...reply, headers: { ...reply.headers, location: postUrl(world.base, post) } };
}
