import { createHash } from "node:crypto";
import type { WorldPost } from "../../world-post.ts";
import { hasQuirk, ownTags } from "../quirks.ts";

const alphabet = "234567abcdefghijklmnopqrstuvwxyz";

function base32(name: string, chars: number): string {
  const bytes = createHash("sha256").update(name).digest();
  return Array.from({ length: chars }, (_, at) => alphabet[(bytes[at] ?? 0) & 31]).join("");
}

export function handleOf(post: Pick<WorldPost, "author">): string {
  return post.author.handle.replace(/^@/, "").replaceAll("_", "-").toLowerCase();
}

export function didOf(handle: string): string {
  return `did:plc:${base32(handle, 24)}`;
}

/** Thirteen characters as of a real one: the same at every start. */
export function rkeyOf(post: Pick<WorldPost, "id">): string {
  return `3m${base32(post.id, 11)}`;
}

export function uriOf(post: WorldPost): string {
  return `at://${didOf(handleOf(post))}/app.bsky.feed.post/${rkeyOf(post)}`;
}

export function cidOf(post: WorldPost): string {
  return `bafyrei${base32(`${post.id} ${post.text}`, 30)}`;
}

/** The tag that all these people use, stated beside the text: so the whole demo source stands in one search. */
const communityTag = "streetfood";

export function tagsOf(post: WorldPost): string[] {
  return [communityTag, ...ownTags(post)];
}

/** The record that its author's server keeps. */
export function recordOf(
  post: WorldPost,
  byId: (postId: string) => WorldPost | null,
): Record<string, unknown> {
  const parent = post.parentId === null ? null : byId(post.parentId);
  const { text, facets } = shorten(post.text);
  return {
    $type: "app.bsky.feed.post",
    text,
    createdAt: (hasQuirk(post, "ahead")
      ? new Date(post.publishedAt.getTime() + 86_400_000)
      : post.publishedAt
    ).toISOString(),
    langs: [post.lang],
    tags: tagsOf(post),
    ...(facets.length === 0 ? {} : { facets }),
    ...(parent === null ? {} : { reply: { root: refOf(rootOf(parent, byId)), parent: refOf(parent) } }),
  };
}

function refOf(post: WorldPost): { uri: string; cid: string } {
  return { uri: uriOf(post), cid: cidOf(post) };
}

export function rootOf(post: WorldPost, byId: (postId: string) => WorldPost | null): WorldPost {
  const parent = post.parentId === null ? null : byId(post.parentId);
  return parent === null ? post : rootOf(parent, byId);
}

/** Addresses as the app shows them: without their scheme, cut after some characters, whole in a facet that counts bytes of UTF-8. */
function shorten(text: string): { text: string; facets: unknown[] } {
  const facets: unknown[] = [];
  let shown = "";
  let at = 0;
  const feature = (from: string, piece: string, what: object) => {
    const byteStart = Buffer.byteLength(from);
    facets.push({ index: { byteStart, byteEnd: byteStart + Buffer.byteLength(piece) }, features: [what] });
  };
  for (const found of text.matchAll(/https?:\/\/[^\s]+|#[\p{L}\p{N}_]+/gu)) {
    const [whole] = found;
    shown += text.slice(at, found.index);
    const bare = whole.replace(/^https?:\/\//, "");
    const piece = whole.startsWith("#") || bare.length <= 24 ? bare : `${bare.slice(0, 24)}...`;
    feature(
      shown,
      piece,
      whole.startsWith("#")
        ? { $type: "app.bsky.richtext.facet#tag", tag: whole.slice(1) }
        : { $type: "app.bsky.richtext.facet#link", uri: whole },
    );
    shown += piece;
    at = found.index + whole.length;
  }
  return { text: shown + text.slice(at), facets };
}

export function profileBasic(post: WorldPost): Record<string, unknown> {
  const handle = handleOf(post);
  const did = didOf(handle);
  const labels = hasQuirk(post, "members-only")
    ? [{ src: did, uri: did, val: "!no-unauthenticated", cts: "2024-01-01T00:00:00.000Z" }]
    : [];
  return { did, handle, displayName: post.author.name, labels, createdAt: "2024-01-01T00:00:00.000Z" };
}

export function profileDetailed(post: WorldPost): Record<string, unknown> {
  return {
    ...profileBasic(post),
    description: post.author.bio ?? "",
    ...(post.author.followers === null ? {} : { followersCount: post.author.followers }),
    followsCount: 0,
    postsCount: 1,
  };
}

/** `app.bsky.feed.defs#postView` */
export function postView(
  post: WorldPost,
  byId: (postId: string) => WorldPost | null,
): Record<string, unknown> {
  const { likes, comments, shares } = post.engagement;
  return {
    uri: uriOf(post),
    cid: cidOf(post),
    author: profileBasic(post),
    record: recordOf(post, byId),
    ...(comments === null ? {} : { replyCount: comments }),
    ...(shares === null ? {} : { repostCount: shares }),
    ...(likes === null ? {} : { likeCount: likes }),
    quoteCount: 0,
    bookmarkCount: 0,
    indexedAt: post.publishedAt.toISOString(),
    labels: [],
  };
}
