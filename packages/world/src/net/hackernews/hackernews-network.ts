import { textToHtml } from "../../markup.ts";
import { textReply } from "../../reply.ts";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import { answersTo, heldPosts, rootOf } from "../held-posts.ts";
import type { Held } from "../held-posts.ts";
import { madeNumber } from "../made-id.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";

/** Hits of one query, however it is paged. */
const hitsMax = 1_000;

export function itemIdOf(postId: string): number {
  return 40_000_000 + madeNumber(`item ${postId}`, 90_000_000_000);
}

/** Hacker News as its search shows it: hits by date, whole threads. */
export function openHackerNews(world: NetWorld): Network {
  function answer({ path, query }: NetRequest): Reply {
    const held = heldPosts(world);
    const item = /^\/api\/v1\/items\/(\d+)$/.exec(path)?.[1] ?? (path === "/item" ? query.get("id") : null);
    if (item !== null && item !== undefined) {
      const found = held.find(({ post }) => String(itemIdOf(post.id)) === item);
      if (found === undefined) return jsonReply({ status: 404, error: "Not Found" }, 404);
      if (path !== "/item") return jsonReply(treeView(held, found));
      return { status: 302, headers: { location: postUrl(world.base, found.post) }, body: Buffer.alloc(0) };
    }
    if (path !== "/api/v1/search_by_date" && path !== "/api/v1/search")
      return textReply(404, "text/html", "<h1>Not Found</h1>");
    return search(held, query);
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

function search(held: readonly Held[], query: URLSearchParams): Reply {
  const words = (query.get("query") ?? "").toLowerCase().split(/\s+/);
  const isUrlOnly = query.get("restrictSearchableAttributes") === "url";
  const filters = (query.get("numericFilters") ?? "").split(",").filter((filter) => filter !== "");
  const found = held.filter(({ post, isDeleted }) => {
    const text = (isUrlOnly ? (linkOf(post) ?? "") : `${post.title ?? ""} ${post.text}`).toLowerCase();
    const isMeant = words.every((word) => text.includes(word));
    return !isDeleted && isMeant && filters.every((one) => passes(one, secondsOf(post)));
  });
  const tagged = found.filter(({ post }) => hasTags(tagsOf(held, post), query.get("tags") ?? ""));
  const size = Math.min(Number(query.get("hitsPerPage") ?? 20), hitsMax);
  const from = Number(query.get("page") ?? 0) * size;
  const hits = tagged.slice(0, hitsMax).slice(from, from + size);
  return jsonReply({
    hits: hits.map(({ post }) => hitView(held, post)),
    nbHits: tagged.length,
    page: Number(query.get("page") ?? 0),
    nbPages: Math.ceil(Math.min(tagged.length, hitsMax) / size),
    hitsPerPage: size,
  });
}

/** "created_at_i>5", "created_at_i<=9". */
function passes(filter: string, seconds: number): boolean {
  const [, sign, value] = /^created_at_i(>=?|<=?)(\d+)$/.exec(filter) ?? [];
  const bound = Number(value);
  if (sign === ">") return seconds > bound;
  if (sign === ">=") return seconds >= bound;
  if (sign === "<") return seconds < bound;
  return sign === "<=" && seconds <= bound;
}

/** "story,(author_a,author_b)": all of them, of those in parentheses one. */
function hasTags(tags: ReadonlySet<string>, asked: string): boolean {
  const groups = asked.match(/\([^)]*\)|[^,()]+/g) ?? [];
  return groups.every((group) =>
    group
      .replace(/[()]/g, "")
      .split(",")
      .some((tag) => tags.has(tag)),
  );
}

function tagsOf(held: readonly Held[], post: WorldPost): Set<string> {
  const kind = post.parentId === null ? "story" : "comment";
  return new Set([kind, `author_${post.author.handle}`, `story_${itemIdOf(rootOf(held, post).id)}`]);
}

/** The address that a story leads to: a text that is nothing else. */
function linkOf(post: WorldPost): string | null {
  return post.parentId === null && /^https?:\/\/\S+$/.test(post.text) ? post.text : null;
}

function hitView(held: readonly Held[], post: WorldPost): unknown {
  const root = rootOf(held, post);
  const link = linkOf(post);
  const place = {
    objectID: String(itemIdOf(post.id)),
    author: post.author.handle,
    created_at: post.publishedAt.toISOString(),
    created_at_i: secondsOf(post),
    story_id: itemIdOf(root.id),
    _tags: [...tagsOf(held, post)],
  };
  if (post.parentId === null)
    return {
      ...place,
      title: post.title,
      points: post.engagement.likes,
      num_comments: post.engagement.comments,
      ...(link === null ? { story_text: textToHtml(post.text) } : { url: link }),
    };
  const parent = held.find((one) => one.post.id === post.parentId)?.post;
  return {
    ...place,
    comment_text: textToHtml(post.text),
    parent_id: parent === undefined ? null : itemIdOf(parent.id),
    story_title: root.title,
    story_url: linkOf(root),
    points: null,
  };
}

function treeView(held: readonly Held[], { post, isDeleted }: Held): Record<string, unknown> {
  const root = rootOf(held, post);
  const parent = held.find((one) => one.post.id === post.parentId)?.post;
  return {
    id: itemIdOf(post.id),
    created_at: post.publishedAt.toISOString(),
    created_at_i: secondsOf(post),
    type: post.parentId === null ? "story" : "comment",
    author: isDeleted ? null : post.author.handle,
    title: post.title,
    url: linkOf(post),
    text: isDeleted || linkOf(post) !== null ? null : textToHtml(post.text),
    points: post.parentId === null ? post.engagement.likes : null,
    parent_id: parent === undefined ? null : itemIdOf(parent.id),
    story_id: itemIdOf(root.id),
    children: answersTo(held, post).map((answer) => treeView(held, answer)),
    options: [],
  };
}

function secondsOf(post: WorldPost): number {
  return Math.floor(post.publishedAt.getTime() / 1000);
}
