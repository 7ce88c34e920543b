import type { NetWorld } from "../protocol.ts";
import { commentItem, ownerId, postItem, replyItem, type Members } from "./items.ts";
import { extendedOf, handleOf, readMembers, type Member } from "./members.ts";
import { ownWalls, type WallComment, type WallPost } from "./walls.ts";

export type Answer = { response: unknown } | { error: number; message: string };
export type Method = (given: URLSearchParams) => Answer;

/** The company of the demo: a search for it finds every open post of the month, as VK finds words in pictures, names and links too. */
const wideQuery = "заслонка";
/** VK gives no more of a search, however much it counts. */
const searchWindow = 1_000;
const daySeconds = 24 * 3_600;
/** Comments below posts of this wall are closed. */
const wallWithoutComments = "anekdot_dnya";

interface Hit {
  at: number;
  item: Record<string, unknown>;
  owner: number;
  handles: string[];
}

/** What methods answer from. */
interface Vk {
  world: NetWorld;
  walls: () => WallPost[];
  /** Walls that are sources by themselves. */
  own: ReadonlyMap<string, unknown>;
}

/** The methods of the API that the demo has. */
export function createMethods(world: NetWorld, walls: () => WallPost[]): ReadonlyMap<string, Method> {
  const vk: Vk = { world, walls, own: ownWalls(world) };
  return new Map<string, Method>([
    ["newsfeed.search", (given) => search(vk, given)],
    ["wall.get", (given) => wall(vk, given)],
    ["wall.getById", (given) => byId(vk, given)],
    ["wall.getComments", (given) => comments(vk, given)],
  ]);
}

function search({ world, walls, own }: Vk, given: URLSearchParams): Answer {
  const query = (given.get("q") ?? "").trim().toLowerCase();
  if (query === "") return wrong("q is undefined");
  const members = readMembers(world);
  const now = Math.floor(world.now().getTime() / 1_000);
  const from = numberOf(given, "start_time") ?? now - daySeconds;
  const to = numberOf(given, "end_time") ?? now;
  const hits = walls()
    .filter(({ owner }) => !own.has(owner))
    .flatMap((wallPost) => hitsOf(members, wallPost))
    .filter(({ at, item }) => at >= from && at <= to && isMatch(query, String(item["text"])))
    .toSorted((a, b) => b.at - a.at);
  const offset = Number(/^(\d+)\//.exec(given.get("start_from") ?? "")?.[1] ?? 0);
  const count = clamp(numberOf(given, "count") ?? 30, 200);
  const end = Math.min(offset + count, searchWindow);
  const page = hits.slice(offset, end);
  const last = page.at(-1);
  const isMore = last !== undefined && hits.length > end && end < searchWindow;
  return {
    response: {
      items: page.map(({ item }) => item),
      count: Math.min(hits.length, searchWindow),
      total_count: hits.length,
      ...(isMore ? { next_from: `${end}/${last.at}_${last.owner}_${String(last.item["id"])}` } : {}),
      ...extended(
        given,
        members,
        page.flatMap(({ handles }) => handles),
      ),
    },
  };
}

function wall({ world, walls }: Vk, given: URLSearchParams): Answer {
  const members = readMembers(world);
  const owner = wallAsked(given, members);
  if (owner === null) return wrong("owner_id is incorrect");
  const posts = walls().filter((each) => each.owner === owner);
  const isCommunity = (members.get(owner)?.id ?? 0) < 0;
  // A community keeps its first post at the top.
  const pinned = isCommunity ? posts.at(-1) : undefined;
  const listed = pinned === undefined ? posts : [pinned, ...posts.slice(0, -1)];
  const offset = numberOf(given, "offset") ?? 0;
  const page = listed.slice(offset, offset + clamp(numberOf(given, "count") ?? 20, 100));
  const items = page.map((each) => postItem(members, each, each === pinned));
  return {
    response: { count: posts.length, items, ...extended(given, members, [owner, ...handlesOf(page)]) },
  };
}

function byId({ world, walls }: Vk, given: URLSearchParams): Answer {
  const members = readMembers(world);
  const asked = (given.get("posts") ?? "").split(",").slice(0, 100);
  const all = new Map(walls().map((each) => [`${ownerId(members, each)}_${each.number}`, each]));
  const found = asked.flatMap((id) => all.get(id) ?? []);
  const items = found.map((each) => postItem(members, each));
  const isExtended = given.get("extended") === "1";
  return { response: isExtended ? { items, ...extended(given, members, handlesOf(found)) } : items };
}

function comments({ world, walls }: Vk, given: URLSearchParams): Answer {
  const members = readMembers(world);
  const id = `${given.get("owner_id")}_${given.get("post_id")}`;
  const wallPost = walls().find((each) => `${ownerId(members, each)}_${each.number}` === id);
  if (wallPost === undefined) return wrong("post_id is incorrect");
  if (wallPost.owner === wallWithoutComments)
    return { error: 212, message: "Access to post comments denied" };
  const branch = numberOf(given, "comment_id");
  const top = wallPost.comments.find(({ number }) => number === branch);
  const level = branch === null ? wallPost.comments : (top?.branch ?? []);
  const sorted = given.get("sort") === "desc" ? level.toReversed() : level;
  const offset = numberOf(given, "offset") ?? 0;
  const page = sorted.slice(offset, offset + clamp(numberOf(given, "count") ?? 10, 100));
  const shape = {
    top: branch,
    branchItems: clamp(numberOf(given, "thread_items_count") ?? 0, 10),
    needsLikes: given.get("need_likes") === "1",
  };
  const all = wallPost.comments.reduce((sum, each) => sum + 1 + each.branch.length, 0);
  const authors = page.flatMap((each) => [each, ...each.branch]).flatMap(({ post }) => post ?? []);
  return {
    response: {
      count: all,
      current_level_count: level.length,
      can_post: true,
      items: page.map((each) => commentItem(members, wallPost, each, shape)),
      ...extended(given, members, [wallPost.owner, ...authors.map(({ author }) => handleOf(author))]),
    },
  };
}

/** Handle of the wall that is asked for; null for one that nobody has. */
export function wallAsked(given: URLSearchParams, members: Members): string | null {
  const domain = given.get("domain")?.toLowerCase();
  if (domain !== undefined && members.has(domain)) return domain;
  const id = Number(given.get("owner_id") ?? 0);
  return [...members.values()].find((member) => member.id === id)?.handle ?? null;
}

function hitsOf(members: Members, wallPost: WallPost): Hit[] {
  const owner = ownerId(members, wallPost);
  const hit = (item: Record<string, unknown>, handle: string): Hit => ({
    at: Number(item["date"]),
    item,
    owner,
    handles: [wallPost.owner, handle],
  });
  const replies = (level: readonly WallComment[], top: number | null): Hit[] =>
    level.flatMap((comment) => {
      const { post, number, branch } = comment;
      const below = replies(branch, number);
      if (post === null) return below;
      return [hit(replyItem(members, wallPost, comment, top), handleOf(post.author)), ...below];
    });
  const { post, comments } = wallPost;
  return [hit(postItem(members, wallPost), handleOf(post.author)), ...replies(comments, null)];
}

/** Each word of the query has to begin like one of the text; endings are not looked at. */
function isMatch(query: string, text: string): boolean {
  if (query === wideQuery) return true;
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query.split(/\s+/).every((word) => words.some((one) => one.startsWith(word.slice(0, 5))));
}

function handlesOf(posts: readonly WallPost[]): string[] {
  return posts.flatMap(({ owner, post }) => [owner, handleOf(post.author)]);
}

function extended(given: URLSearchParams, members: Members, handles: readonly string[]): object {
  if (given.get("extended") !== "1") return {};
  const named = [...new Set(handles)].flatMap((handle): Member[] => {
    const member = members.get(handle);
    return member === undefined ? [] : [member];
  });
  return extendedOf(named, given.get("fields") ?? "");
}

function wrong(what: string): Answer {
  return { error: 100, message: `One of the parameters specified was missing or invalid: ${what}` };
}

function numberOf(given: URLSearchParams, name: string): number | null {
  const value = given.get(name) ?? "";
  return /^-?\d+$/.test(value) ? Number(value) : null;
}

function clamp(count: number, most: number): number {
  return Math.max(0, Math.min(count, most));
}
