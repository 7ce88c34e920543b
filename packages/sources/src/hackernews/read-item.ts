import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import { pageRoot } from "../access.ts";
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";

/** Items of a thread that are taken: the largest threads have a few thousand. */
const itemsMax = 10_000;

/** Where people read: in the demo the search's own host stands for the site. */
export function itemUrl({ access }: Pick<PollSource, "access">, id: string): string {
  return `${pageRoot(access, "api", "https://news.ycombinator.com")}/item?id=${id}`;
}

/** A hit of the search; null for one that is neither story nor comment. */
export function readHit(source: PollSource, value: unknown, now: Date): CollectedPost | null {
  const hit = fieldsOf(value);
  const id = stringOf(hit["objectID"]);
  if (id === null || !/^\d{1,12}$/.test(id)) return null;
  const isComment = stringOf(hit["comment_text"]) !== null || listOf(hit["_tags"]).includes("comment");
  const own = isComment ? null : stringOf(hit["title"]);
  return post(
    source,
    { id, isComment, title: own, text: hit[isComment ? "comment_text" : "story_text"], item: hit },
    now,
  );
}

/**
 * The items of a thread, the first one included. Taken back ones have neither author nor text and are left out; their answers
 * are not.
 */
export function readTree(source: PollSource, value: unknown, now: Date): CollectedPost[] {
  const posts: CollectedPost[] = [];
  const root = fieldsOf(value);
  const rootId = countOf(root["story_id"]) ?? countOf(root["id"]);
  const waiting: unknown[] = [value];
  for (let next = waiting.shift(); next !== undefined && posts.length < itemsMax; next = waiting.shift()) {
    const item = fieldsOf(next);
    waiting.push(...listOf(item["children"]));
    const id = countOf(item["id"]);
    const isGone = stringOf(item["author"]) === null && stringOf(item["text"]) === null;
    if (id === null || isGone) continue;
    const isComment = item["type"] === "comment";
    const facts = { id: String(id), isComment, title: stringOf(item["title"]), text: item["text"] };
    posts.push(post(source, { ...facts, item: { story_id: rootId, ...item } }, now));
  }
  return posts.map((one) => withCount(one, posts.length - 1));
}

/** A thread does not say how many comments it has: it holds them. */
function withCount(one: CollectedPost, comments: number): CollectedPost {
  return one.parentExternalId === null ? { ...one, engagement: { ...one.engagement, comments } } : one;
}

function post(
  source: PollSource,
  given: { id: string; isComment: boolean; title: string | null; text: unknown; item: Fields },
  now: Date,
): CollectedPost {
  const { id, isComment, item } = given;
  const text = stringOf(given.text) ?? "";
  const link = stringOf(item["url"]);
  const parent = isComment ? countOf(item["parent_id"]) : null;
  const root = isComment ? countOf(item["story_id"]) : null;
  return networkPost(
    source,
    {
      externalId: id,
      // A comment is shown in its thread, as the site itself links to it.
      url: root === null ? itemUrl(source, id) : `${itemUrl(source, String(root))}#${id}`,
      title: isComment ? null : given.title,
      // A story without words of its own is about what it leads to.
      text: text === "" && !isComment && link !== null && /^https?:/i.test(link) ? link : text,
      textKind: text === "" ? "text" : "html",
      author: authorOf(item),
      publishedAt: secondsOf(item["created_at_i"]),
      parentExternalId: parent === null ? null : String(parent),
      rootExternalId: root === null ? null : String(root),
      engagement: isComment
        ? {}
        : { likes: countOf(item["points"]), comments: countOf(item["num_comments"]) },
    },
    now,
  );
}

function authorOf(item: Fields): PostAuthor | null {
  const name = stringOf(item["author"]);
  if (name === null) return null;
  const url = `https://news.ycombinator.com/user?id=${encodeURIComponent(name)}`;
  return { handle: name, name: null, url, bio: null, followers: null };
}

function secondsOf(value: unknown): Date | null {
  const seconds = countOf(value);
  return seconds === null || seconds > 1e11 ? null : new Date(seconds * 1_000);
}
