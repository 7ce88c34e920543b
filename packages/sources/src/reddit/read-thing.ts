import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import { pageRoot } from "../access.ts";
import type { PollSource } from "../connector.ts";
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";

/** What Reddit writes in place of what is not there any more. */
const gone: ReadonlySet<string> = new Set([
  "[deleted]",
  "[removed]",
  "[ Removed by Reddit ]",
  "[deleted by user]",
]);

/** A thing of a listing: a post, or that its author or a moderator took it away; null when it is neither post nor comment. */
export type Thing = { post: CollectedPost } | { deletedId: string };

/** Reads a link ("t3") or a comment ("t1"). */
export function readThing(source: PollSource, child: unknown, now: Date): Thing | null {
  const { kind, data } = fieldsOf(child);
  const thing = fieldsOf(data);
  const id = stringOf(thing["name"]);
  if (id === null || !/^t[13]_[a-z0-9]{1,13}$/.test(id)) return null;
  if (kind === "t3")
    return isGoneLink(thing) ? { deletedId: id } : { post: readLink(source, id, thing, now) };
  if (kind !== "t1") return null;
  return gone.has(stringOf(thing["body"]) ?? "")
    ? { deletedId: id }
    : { post: readComment(source, id, thing, now) };
}

/** A link whose text is gone; one whose author alone closed the account stays. */
function isGoneLink(link: Fields): boolean {
  if (stringOf(link["removed_by_category"]) !== null) return true;
  return gone.has(stringOf(link["selftext"]) ?? "") || gone.has(stringOf(link["title"]) ?? "");
}

function readLink(source: PollSource, id: string, link: Fields, now: Date): CollectedPost {
  const text = stringOf(link["selftext"]) ?? "";
  const target = link["is_self"] === true ? null : stringOf(link["url"]);
  return networkPost(
    source,
    {
      externalId: id,
      url: placeOf(source, link),
      title: stringOf(link["title"]),
      // A link without words of its own is about what it leads to.
      text: text === "" && target !== null && /^https?:/i.test(target) ? target : text,
      author: authorOf(source, link),
      publishedAt: secondsOf(link["created_utc"]),
      editedAt: secondsOf(link["edited"]),
      engagement: {
        likes: scoreOf(link),
        comments: countOf(link["num_comments"]),
        shares: countOf(link["num_crossposts"]),
      },
      tags: tagsOf(link),
    },
    now,
  );
}

function readComment(source: PollSource, id: string, comment: Fields, now: Date): CollectedPost {
  return networkPost(
    source,
    {
      externalId: id,
      url: placeOf(source, comment),
      text: stringOf(comment["body"]) ?? "",
      author: authorOf(source, comment),
      publishedAt: secondsOf(comment["created_utc"]),
      editedAt: secondsOf(comment["edited"]),
      parentExternalId: stringOf(comment["parent_id"]),
      rootExternalId: stringOf(comment["link_id"]),
      engagement: { likes: scoreOf(comment) },
      tags: tagsOf(comment),
    },
    now,
  );
}

/** Children of a listing; an empty list for anything else. */
export function childrenOf(listing: unknown): readonly unknown[] {
  return listOf(fieldsOf(fieldsOf(listing)["data"])["children"]);
}

export function redditPage({ access }: Pick<PollSource, "access">): string {
  return pageRoot(access, "site", "https://www.reddit.com");
}

function placeOf(source: PollSource, thing: Fields): string | null {
  const path = stringOf(thing["permalink"]);
  return path?.startsWith("/r/") === true || path?.startsWith("/user/") === true
    ? `${redditPage(source)}${path}`
    : null;
}

function authorOf(source: PollSource, thing: Fields): PostAuthor | null {
  const name = stringOf(thing["author"]);
  if (name === null || gone.has(name) || !/^[\w-]{1,30}$/.test(name)) return null;
  return { handle: name, name: null, url: `${redditPage(source)}/user/${name}`, bio: null, followers: null };
}

/** Votes up less votes down; what is voted down has no likes. Young comments hide it. */
function scoreOf(thing: Fields): number | null {
  const score = thing["score"];
  if (thing["score_hidden"] === true || thing["hide_score"] === true) return null;
  return typeof score === "number" && Number.isSafeInteger(score) ? Math.max(0, score) : null;
}

function tagsOf(thing: Fields): string[] {
  const sub = stringOf(thing["subreddit_name_prefixed"]) ?? stringOf(thing["subreddit"]);
  return [sub, stringOf(thing["link_flair_text"])].filter((tag) => tag !== null);
}

/** Seconds since 1970, with a fraction; `edited` is false for what never was. */
function secondsOf(value: unknown): Date | null {
  return typeof value === "number" && Number.isFinite(value) && value > 0 && value < 1e11
    ? new Date(value * 1_000)
    : null;
}
