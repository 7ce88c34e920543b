import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { heldPosts } from "../held-posts.ts";
import { jsonReply } from "../protocol.ts";
import type { NetWorld } from "../protocol.ts";
import { xIdOf } from "./x-ids.ts";
import { invalid, postView, userView } from "./x-views.ts";

const prices = { post: 0.5, user: 1, count: 0.5 };

/** Writes answers and counts what X takes for them. */
export interface Till {
  bill: { posts: number; cents: number; requests: number };
  posts: (found: readonly WorldPost[], meta: object, more?: object) => Reply;
  users: (found: readonly WorldPost[], missing: object, isOne: boolean) => Reply;
  count: (found: readonly WorldPost[]) => Reply;
  page: (found: readonly WorldPost[], query: URLSearchParams, least: number) => Reply;
}

export function createTill(world: NetWorld): Till {
  const bill = { posts: 0, cents: 0, requests: 0 };

  function posts(found: readonly WorldPost[], meta: object, more: object = {}): Reply {
    bill.posts += found.length;
    bill.cents += found.length * prices.post;
    const held = heldPosts(world);
    const data = found.length === 0 ? {} : { data: found.map((post) => postView(held, post)) };
    return jsonReply({ ...data, ...more, meta });
  }

  function users(found: readonly WorldPost[], missing: object, isOne: boolean): Reply {
    bill.cents += found.length * prices.user;
    const views = found.map(userView);
    if (found.length === 0) return jsonReply(missing);
    return jsonReply({ data: isOne ? views[0] : views });
  }

  function page(found: readonly WorldPost[], query: URLSearchParams, least: number): Reply {
    const size = Number(query.get("max_results") ?? least);
    if (!(size >= least && size <= 100)) return invalid("max_results", `must be between ${least} and 100`);
    const token = query.get("next_token") ?? query.get("pagination_token");
    const from = token === null ? 0 : found.findIndex((post) => `after-${xIdOf(post)}` === token) + 1;
    const shown = found.slice(from, from + size);
    const [first, last] = [shown[0], shown.at(-1)];
    if (first === undefined || last === undefined) return posts([], { result_count: 0 });
    const hasNext = from + size < found.length;
    return posts(shown, {
      newest_id: xIdOf(first),
      oldest_id: xIdOf(last),
      result_count: shown.length,
      ...(hasNext ? { next_token: `after-${xIdOf(last)}` } : {}),
    });
  }

  function count(found: readonly WorldPost[]): Reply {
    bill.cents += prices.count;
    return jsonReply({ data: [], meta: { total_tweet_count: found.length } });
  }

  return { bill, posts, users, count, page };
}
