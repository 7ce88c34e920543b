import { demoKey } from "@earshot/core/collect/source-services";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { postUrl } from "../../world-post.ts";
import { heldPosts, rootOf } from "../held-posts.ts";
import type { Held } from "../held-posts.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { nameOf, timeOfId, userIdOf, xIdOf } from "./x-ids.ts";
import { createTill } from "./x-till.ts";
import type { Till } from "./x-till.ts";
import { invalid, notFound } from "./x-views.ts";

const weekMs = 7 * 24 * 3_600_000;

/**
 * X: searches of seven days, accounts, lookups, counts, and what it takes for them. `/2/usage/tweets` tells posts as the real one does, and
 * beside them all cents and requests, which the real one shows in its console only.
 */
export function openX(world: NetWorld): Network {
  const till = createTill(world);
  const { bill } = till;

  function answer({ path, query, headers }: NetRequest): Reply {
    const status = /^\/\w+\/status\/(\d+)$/.exec(path)?.[1];
    const held = heldPosts(world);
    const shown = held.find(({ post }) => xIdOf(post) === status);
    if (shown !== undefined)
      return { status: 302, headers: { location: postUrl(world.base, shown.post) }, body: Buffer.alloc(0) };
    if (headers["authorization"] !== `Bearer ${demoKey}`)
      return jsonReply(
        { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
        401,
      );
    if (path === "/2/usage/tweets")
      return jsonReply({
        data: { project_usage: String(bill.posts), cents: bill.cents, requests: bill.requests },
      });
    bill.requests += 1;
    if (path === "/2/tweets/search/recent" || path === "/2/tweets/counts/recent") {
      const found = recent(world, query);
      if (!Array.isArray(found)) return found;
      if (path.includes("search")) return till.page(found, query, 10);
      return till.count(found);
    }
    return account(till, held, path, query);
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

function recent(world: NetWorld, query: URLSearchParams): WorldPost[] | Reply {
  const since = query.get("since_id");
  const now = world.now().getTime();
  const start = Date.parse(query.get("start_time") ?? "") || now - weekMs;
  const end = Date.parse(query.get("end_time") ?? "") || now;
  if (since !== null && timeOfId(since) < now - weekMs)
    return invalid("since_id", "must be a tweet id created after seven days ago");
  if (start < now - weekMs) return invalid("start_time", "must be on or after seven days ago");
  if (query.has("end_time") && end > now - 10_000)
    return invalid("end_time", "must be 10 seconds prior to the request");
  const held = heldPosts(world);
  return held
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ post }) => post)
    .filter((post) => {
      const at = post.publishedAt.getTime();
      const isInTime = at >= start && at <= end && (since === null || BigInt(xIdOf(post)) > BigInt(since));
      return isInTime && answers(held, post, query.get("query") ?? "");
    });
}

function account(till: Till, held: readonly Held[], path: string, query: URLSearchParams): Reply {
  const there = held.filter(({ isDeleted }) => !isDeleted).map(({ post }) => post);
  const ids = (query.get("ids") ?? "").split(",");
  const name = /^\/2\/users\/by\/username\/(\w+)$/.exec(path)?.[1];
  if (name !== undefined) {
    const own = there.filter((post) => userIdOf(nameOf(post)) === userIdOf(name)).slice(0, 1);
    return till.users(own, { errors: [notFound("user", name)] }, true);
  }
  if (path === "/2/users") {
    const own = ids.flatMap((id) => there.find((post) => userIdOf(nameOf(post)) === id) ?? []);
    return till.users(own, { errors: ids.map((id) => notFound("user", id)) }, false);
  }
  if (path === "/2/tweets") {
    const found = ids.flatMap((id) => there.find((post) => xIdOf(post) === id) ?? []);
    const missing = ids.filter((id) => !found.some((post) => xIdOf(post) === id));
    const errors = missing.length === 0 ? {} : { errors: missing.map((id) => notFound("tweet", id)) };
    return till.posts(found, {}, errors);
  }
  const userId = /^\/2\/users\/(\d+)\/tweets$/.exec(path)?.[1];
  if (userId === undefined) return jsonReply({ title: "Not Found", status: 404, detail: "Not Found" }, 404);
  const since = query.get("since_id");
  const start = Date.parse(query.get("start_time") ?? "") || 0;
  const own = there.filter(
    (post) => userIdOf(nameOf(post)) === userId && post.publishedAt.getTime() >= start,
  );
  return till.page(
    own.filter((post) => since === null || BigInt(xIdOf(post)) > BigInt(since)),
    query,
    5,
  );
}

function answers(held: readonly Held[], post: WorldPost, query: string): boolean {
  const conversation = /^conversation_id:(\d+)$/.exec(query)?.[1];
  if (conversation !== undefined) return post.parentId !== null && xIdOf(rootOf(held, post)) === conversation;
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => post.text.toLowerCase().includes(word));
}
