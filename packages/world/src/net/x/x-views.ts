import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { rootOf } from "../held-posts.ts";
import type { Held } from "../held-posts.ts";
import { jsonReply } from "../protocol.ts";
import { nameOf, userIdOf, xIdOf } from "./x-ids.ts";

export function postView(held: readonly Held[], post: WorldPost): unknown {
  const parent = held.find((one) => one.post.id === post.parentId)?.post;
  const { likes, comments, shares, views } = post.engagement;
  return {
    id: xIdOf(post),
    text: post.text,
    author_id: userIdOf(nameOf(post)),
    conversation_id: xIdOf(rootOf(held, post)),
    created_at: post.publishedAt.toISOString(),
    lang: post.lang,
    edit_history_tweet_ids: [xIdOf(post)],
    ...(parent === undefined ? {} : { referenced_tweets: [{ type: "replied_to", id: xIdOf(parent) }] }),
    public_metrics: {
      like_count: likes ?? 0,
      reply_count: comments ?? 0,
      retweet_count: shares ?? 0,
      quote_count: 0,
      ...(views === null ? {} : { impression_count: views }),
    },
  };
}

export function userView(post: WorldPost): unknown {
  const { name, bio, followers } = post.author;
  const metrics = { public_metrics: { followers_count: followers ?? 0 } };
  return { id: userIdOf(nameOf(post)), username: nameOf(post), name, description: bio ?? "", ...metrics };
}

export function invalid(parameter: string, why: string): Reply {
  const message = `'${parameter}' ${why}`;
  return jsonReply(
    { title: "Invalid Request", status: 400, errors: [{ parameters: { [parameter]: [] }, message }] },
    400,
  );
}

export function notFound(type: string, id: string): object {
  return {
    resource_type: type,
    resource_id: id,
    value: id,
    title: "Not Found Error",
    detail: `Could not find ${type} with id: [${id}].`,
  };
}
