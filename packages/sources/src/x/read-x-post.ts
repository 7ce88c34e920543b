import type { CollectedPost } from "@earshot/core/collect/post";
import { pageRoot } from "../access.ts";
import type { PollSource } from "../connector.ts";
import { countOf, fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import { networkPost } from "../network-post.ts";
import { isXId } from "./x-cursor.ts";
import type { XAuthor } from "./x-cursor.ts";

export interface XPost {
  post: CollectedPost;
  authorId: string | null;
}

/** A post of API v2; null when it is none. Its author is named by the id alone until it is paid for. */
export function readXPost(source: PollSource, value: unknown, now: Date): XPost | null {
  const tweet = fieldsOf(value);
  const id = tweet["id"];
  if (!isXId(id)) return null;
  const authorId = isXId(tweet["author_id"]) ? tweet["author_id"] : null;
  const metrics = fieldsOf(tweet["public_metrics"]);
  const conversation = isXId(tweet["conversation_id"]) ? tweet["conversation_id"] : null;
  const edits = listOf(tweet["edit_history_tweet_ids"]);
  // Each edit is a post of its own; the first of them names them all.
  const first = edits.find(isXId) ?? id;
  const parent = listOf(tweet["referenced_tweets"])
    .map(fieldsOf)
    .find((one) => one["type"] === "replied_to");
  const parentId = isXId(parent?.["id"]) ? parent["id"] : null;
  const reposts = countOf(metrics["retweet_count"]);
  const quotes = countOf(metrics["quote_count"]);
  const post = networkPost(
    source,
    {
      externalId: first,
      url: `${xPage(source)}/i/status/${id}`,
      text: stringOf(fieldsOf(tweet["note_tweet"])["text"]) ?? stringOf(tweet["text"]) ?? "",
      author: authorId === null ? null : unnamed(source, authorId),
      publishedAt: instantOf(tweet["created_at"]),
      parentExternalId: parentId,
      rootExternalId: parentId === null ? null : conversation,
      engagement: {
        likes: countOf(metrics["like_count"]),
        comments: countOf(metrics["reply_count"]),
        shares: reposts === null && quotes === null ? null : (reposts ?? 0) + (quotes ?? 0),
        views: countOf(metrics["impression_count"]),
      },
      statedLanguage: languageOf(tweet["lang"]),
    },
    now,
  );
  return { post, authorId };
}

/** A user object. */
export function readXUser(value: unknown): XAuthor | null {
  const user = fieldsOf(value);
  const { id, username } = user;
  if (!isXId(id) || typeof username !== "string" || !/^\w{1,20}$/.test(username)) return null;
  const followers = countOf(fieldsOf(user["public_metrics"])["followers_count"]);
  return {
    id,
    handle: username,
    name: stringOf(user["name"]),
    followers,
    bio: stringOf(user["description"]),
  };
}

export function withAuthor(
  source: PollSource,
  { post, authorId }: XPost,
  authors: ReadonlyMap<string, XAuthor>,
): CollectedPost {
  const author = authors.get(authorId ?? "");
  if (author === undefined) return post;
  const { handle, name, followers, bio } = author;
  const page = `${xPage(source)}/${handle}`;
  return {
    ...post,
    url: post.url?.replace("/i/status/", `/${handle}/status/`) ?? null,
    author: { handle: `@${handle}`, name, followers, bio, url: page },
  };
}

function unnamed(source: PollSource, id: string): CollectedPost["author"] {
  return { handle: null, name: null, url: `${xPage(source)}/i/user/${id}`, bio: null, followers: null };
}

function xPage({ access }: PollSource): string {
  return pageRoot(access, "api", "https://x.com");
}

/** "und" and the "q…" codes stand for texts in no language. */
function languageOf(value: unknown): string | null {
  const code = stringOf(value);
  return code === null || !/^[a-z]{2}(?:-[A-Za-z]{2})?$/.test(code) ? null : code;
}
