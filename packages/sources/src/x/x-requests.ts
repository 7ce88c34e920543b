import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, listOf, countOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { readXPost, readXUser, withAuthor } from "./read-x-post.ts";
import type { XPost } from "./read-x-post.ts";
import type { XApi } from "./x-api.ts";
import { isXId } from "./x-cursor.ts";
import type { XAuthor } from "./x-cursor.ts";
import { xPrices } from "./x-prices.ts";

/** Most posts or accounts in one answer. */
export const pageMax = 100;

const postFields = {
  "tweet.fields":
    "created_at,author_id,conversation_id,referenced_tweets,public_metrics,lang,edit_history_tweet_ids,note_tweet",
};
const userFields = { "user.fields": "public_metrics,description" };

export interface XPage {
  ok: true;
  posts: XPost[];
  newestId: string | null;
  next: string | null;
}

/** A page of posts; asks for no accounts, which cost twice as much and are looked up where they are not known. */
export async function askPosts(
  source: PollSource,
  api: XApi,
  path: string,
  params: Readonly<Record<string, string>>,
  { most, now }: { most: number; now: Date },
): Promise<XPage | PollFailure> {
  const cost = {
    most: most * xPrices.post,
    of: (fields: Fields) => listOf(fields["data"]).length * xPrices.post,
  };
  const answer = await api.get(path, { ...params, ...postFields }, cost);
  if (!answer.ok) return answer;
  const meta = fieldsOf(answer.fields["meta"]);
  return {
    ok: true,
    posts: listOf(answer.fields["data"]).flatMap((item) => readXPost(source, item, now) ?? []),
    newestId: isXId(meta["newest_id"]) ? meta["newest_id"] : null,
    next: stringOf(meta["next_token"]),
  };
}

/** How many posts of the last seven days, or of the time given, answer a query. */
export async function countPosts(
  api: XApi,
  query: string,
  span: Readonly<Record<string, string>>,
): Promise<{ ok: true; count: number } | PollFailure> {
  const cost = { most: xPrices.count, of: () => xPrices.count };
  const answer = await api.get("/tweets/counts/recent", { query, granularity: "day", ...span }, cost);
  if (!answer.ok) return answer;
  return { ok: true, count: countOf(fieldsOf(answer.fields["meta"])["total_tweet_count"]) ?? 0 };
}

/** The account of a name; null when there is none. */
export async function findUser(
  api: XApi,
  name: string,
): Promise<{ ok: true; user: XAuthor | null } | PollFailure> {
  const cost = {
    most: xPrices.user,
    of: (fields: Fields) => (fields["data"] === undefined ? 0 : xPrices.user),
  };
  const answer = await api.get(`/users/by/username/${name}`, userFields, cost);
  return answer.ok ? { ok: true, user: readXUser(answer.fields["data"]) } : answer;
}

/**
 * Posts with their authors. Those not known yet are paid for, one by one; where the budget does not allow it the posts come with
 * the ids of their authors alone.
 */
export async function nameAuthors(
  source: PollSource,
  api: XApi,
  posts: readonly XPost[],
  known: ReadonlyMap<string, XAuthor>,
): Promise<{ posts: CollectedPost[]; authors: Map<string, XAuthor>; failure: PollFailure | null }> {
  const authors = new Map(known);
  const wanted = [...new Set(posts.flatMap((one) => one.authorId ?? []))].filter((id) => !authors.has(id));
  let failure: PollFailure | null = null;
  for (let at = 0; at < wanted.length && failure === null; at += pageMax) {
    const ids = wanted.slice(at, at + pageMax);
    const cost = {
      most: ids.length * xPrices.user,
      of: (fields: Fields) => listOf(fields["data"]).length * xPrices.user,
    };
    const answer = await api.get("/users", { ids: ids.join(","), ...userFields }, cost);
    if (!answer.ok) failure = answer;
    else
      for (const item of listOf(answer.fields["data"])) {
        const user = readXUser(item);
        if (user !== null) authors.set(user.id, user);
      }
  }
  return { posts: posts.map((one) => withAuthor(source, one, authors)), authors, failure };
}
