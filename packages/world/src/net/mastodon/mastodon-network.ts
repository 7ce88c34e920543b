import { demoKey } from "@earshot/core/collect/source-services";
import type { Reply } from "../../reply.ts";
import type { WorldPost } from "../../world-post.ts";
import { jsonReply } from "../protocol.ts";
import type { NetRequest, Network, NetWorld } from "../protocol.ts";
import { createGuestLimit } from "./guest-limit.ts";
import { createStatuses } from "./statuses.ts";
import type { Statuses } from "./statuses.ts";
import { accountId, accountOf, accountView, localId, tagsOf } from "./status-view.ts";
import type { Fediverse } from "./status-view.ts";

/** Shows its timelines to members only and says so (401). */
export const closedHost = "closed.example";
/** Shows guests an empty timeline instead, as Mastodon does from 4.5 on. */
export const silentHost = "silent.example";

const idsMax = 20;

/**
 * Instances of Mastodon, each at "/<its host>/api/…": all know all posts, each under ids of its own. Pages by `max_id`, `min_id` and
 * `since_id` with `Link`; guests may ask 300 times in five minutes; a token of the demo is a member of all and is not counted.
 */
export function openMastodon(world: NetWorld): Network {
  const statuses = createStatuses(world);
  const guests = createGuestLimit(world.now);

  function answer(request: NetRequest): Reply {
    const [, at = "", path = ""] = /^\/([\w.-]+)(\/.*)$/.exec(request.path) ?? [];
    if (request.method !== "GET") return refused(405, "Method not allowed");
    const given = request.headers["authorization"];
    if (given !== undefined && given !== `Bearer ${demoKey}`)
      return refused(401, "The access token is invalid");
    const asked = { ...request, path, at, isMember: given !== undefined };
    if (asked.isMember) return route(asked);
    const { isOver, headers } = guests.count(at);
    const reply = isOver ? refused(429, "Too many requests") : route(asked);
    return { ...reply, headers: { ...reply.headers, ...headers } };
  }

  function route(asked: InstanceRequest): Reply {
    const { path, at, isMember } = asked;
    const tag = /^\/api\/v1\/timelines\/tag\/([^/]+)$/.exec(path)?.[1];
    if (tag !== undefined) return tagTimeline(statuses, asked, decodeURIComponent(tag));
    if (path === "/api/v2/instance") return jsonReply(instanceView(at));
    if (path === "/api/v1/accounts/lookup") return lookup(statuses, asked);
    const account = /^\/api\/v1\/accounts\/(\d+)\/statuses$/.exec(path)?.[1];
    if (account !== undefined) return accountTimeline(statuses, asked, account);
    if (path === "/api/v1/statuses") return several(statuses, asked);
    const [, id = "", rest = ""] = /^\/api\/v1\/statuses\/(\d+)(\/context)?$/.exec(path) ?? [];
    const post = statuses.byLocalId(id, at);
    if (post === null) return refused(404, "Record not found");
    return jsonReply(rest === "" ? statuses.view(post, at) : statuses.context(post, at, isMember));
  }

  return { answer, sourceOf: () => world.sources[0]?.id ?? null };
}

/** A request to one instance, by a member of it or by a guest. */
interface InstanceRequest extends NetRequest {
  at: string;
  isMember: boolean;
}

function tagTimeline(statuses: Statuses, asked: InstanceRequest, tag: string): Reply {
  const { query, at, isMember } = asked;
  if (at === closedHost && !isMember) return refused(401, "This method requires an authenticated user");
  const wanted = [tag, ...query.getAll("any[]")];
  const posts = statuses
    .all()
    .filter(
      (post) =>
        wanted.some((one) => hasTag(post, one)) &&
        query.getAll("all[]").every((one) => hasTag(post, one)) &&
        !query.getAll("none[]").some((one) => hasTag(post, one)) &&
        (query.get("local") !== "true" || accountOf(post).host === at),
    );
  const shown = at === silentHost && !isMember ? [] : posts;
  return timeline(asked, shown, (post) => statuses.view(post, at));
}

function hasTag(post: WorldPost, tag: string): boolean {
  return tagsOf(post).includes(tag.toLowerCase());
}

function lookup(statuses: Statuses, { query, at }: InstanceRequest): Reply {
  const [name = "", host = at] = (query.get("acct") ?? "").replace(/^@/, "").split("@");
  const post = statuses.all().find((one) => isAccount(accountOf(one), { name, host }));
  return post === undefined ? refused(404, "Record not found") : jsonReply(accountView(post, at));
}

function accountTimeline(statuses: Statuses, asked: InstanceRequest, id: string): Reply {
  const { query, at } = asked;
  const posts = statuses.all();
  const own = posts.filter((post) => accountId(accountOf(post), at) === id);
  const [latest] = own;
  if (latest === undefined) return refused(404, "Record not found");
  const boosted = posts.find((post) => !own.includes(post) && post.publishedAt < latest.publishedAt);
  const isWithBoosts = query.get("exclude_reblogs") !== "true" && boosted !== undefined;
  const view = (post: WorldPost) => statuses.view(post, at);
  return timeline(asked, own, (post) =>
    isWithBoosts && post === latest ? { ...view(post), content: "", reblog: view(boosted) } : view(post),
  );
}

function several(statuses: Statuses, { query, at }: InstanceRequest): Reply {
  const ids = query.getAll("id[]");
  if (ids.length > idsMax) return refused(422, `Too many ids, at most ${idsMax}`);
  const found = ids.flatMap((id) => statuses.byLocalId(id, at) ?? []);
  return jsonReply(found.map((post) => statuses.view(post, at)));
}

function timeline(
  { query, path, at }: InstanceRequest,
  posts: readonly WorldPost[],
  view: (post: WorldPost) => unknown,
): Reply {
  const limit = Math.min(Number(query.get("limit") ?? 20) || 20, 40);
  const newestFirst = posts
    .map((post) => ({ id: BigInt(localId(post, at)), post }))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  const bound = (name: string) => (/^\d+$/.test(query.get(name) ?? "") ? BigInt(query.get(name) ?? 0) : null);
  const [maxId, minId, sinceId] = [bound("max_id"), bound("min_id"), bound("since_id")];
  const within = newestFirst.filter(
    ({ id }) =>
      (maxId === null || id < maxId) && (minId === null || id > minId) && (sinceId === null || id > sinceId),
  );
  // From min_id on the page holds those that follow it at once, still newest first.
  const page = minId === null ? within.slice(0, limit) : within.slice(-limit);
  const [first, last] = [page[0], page.at(-1)];
  const address = (parameter: string) => `<https://${at}${path}?limit=${limit}&${parameter}>`;
  // A page that is not full is the last one; towards newer ones there always is a way.
  const older =
    last === undefined || page.length < limit ? [] : [`${address(`max_id=${last.id}`)}; rel="next"`];
  const newer = first === undefined ? [] : [`${address(`min_id=${first.id}`)}; rel="prev"`];
  const links = [...older, ...newer];
  const link: Record<string, string> = links.length === 0 ? {} : { link: links.join(", ") };
  return jsonReply(
    page.map(({ post }) => view(post)),
    200,
    link,
  );
}

function isAccount(a: Fediverse, b: Fediverse): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() && a.host === b.host.toLowerCase();
}

function instanceView(at: string): unknown {
  const access = at === silentHost || at === closedHost ? "authenticated" : "public";
  return {
    domain: at,
    title: at,
    version: "4.5.0",
    configuration: {
      urls: { streaming: `wss://${at}` },
      timelines_access: {
        live_feeds: { local: access, remote: access },
        hashtag_feeds: { local: access, remote: access },
      },
    },
  };
}

function refused(status: number, error: string): Reply {
  return jsonReply({ error }, status);
}
