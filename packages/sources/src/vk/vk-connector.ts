import type {
  Connector,
  HistoryPage,
  PageOutcome,
  PollDeps,
  PollSource,
  PostRef,
  RefreshOutcome,
  ThreadPage,
} from "../connector.ts";
import { countOf, fieldsOf, listOf } from "../json-fields.ts";
import { absentIds, askWall, pollWall, wallPageMax, type WallTarget } from "./poll-wall.ts";
import { pollSearch, searchStretch } from "./poll-search.ts";
import { readComments, readPlace } from "./read-comments.ts";
import { methodUrl, openVk, type VkApi } from "./vk-api.ts";
import { readingOf, readItem } from "./vk-item.ts";
import { peopleFields } from "./vk-people.ts";
import { readVkId, readVkTarget, vkId, type VkId } from "./vk-target.ts";

const noPage = "not the address of a page or a search of VK";

/** Walls and searches of VK, by its API. */
export const vk: Connector = {
  firstUrl: (source) => methodUrl(source, "wall.get"),
  async poll(source, deps) {
    const target = readVkTarget(source.url);
    if (target === null) return openVk(source, deps).asker.fail("bad_url", noPage);
    return target.kind === "wall" ? pollWall(source, target, deps) : pollSearch(source, target.query, deps);
  },
  backfill,
  thread,
  refresh,
  refreshMax: 100,
};

async function backfill(
  source: PollSource,
  { from, since }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const api = openVk(source, deps);
  const target = readVkTarget(source.url);
  if (target === null) return api.asker.fail("bad_url", noPage);
  return target.kind === "wall"
    ? backfillWall(api, source, target, { from, since }, deps.now())
    : backfillSearch(api, source, target.query, { from, since }, deps.now());
}

async function backfillWall(
  api: VkApi,
  source: PollSource,
  target: WallTarget,
  { from, since }: HistoryPage,
  now: Date,
): Promise<PageOutcome> {
  const offset = countOf(from) ?? 0;
  const asked = await askWall(api, source, target, { offset, count: wallPageMax }, now);
  if (!asked.ok) return asked;
  const { items, received } = asked.page;
  const posts = items.filter((item) => item.kind === "post");
  const within = posts.filter(({ post }) => post.publishedAt >= since).map(({ post }) => post);
  const isReached = posts.some(({ post, isPinned }) => !isPinned && post.publishedAt < since);
  const deletedIds = items.flatMap((item) => (item.kind === "gone" ? [item.externalId] : []));
  // Posts that came in the meantime have moved the others on: some are read twice, none is missed.
  const next = isReached || received < wallPageMax ? null : offset + received;
  return { ...api.asker.visit(), ok: true, posts: within, deletedIds, next };
}

async function backfillSearch(
  api: VkApi,
  source: PollSource,
  query: string,
  { from, since }: HistoryPage,
  now: Date,
): Promise<PageOutcome> {
  const to = countOf(from) ?? Math.floor(now.getTime() / 1_000);
  const stretch = { from: Math.max(0, Math.floor(since.getTime() / 1_000)), to };
  const found = await searchStretch(api, source, query, stretch, { now, pages: 1 });
  if (!found.ok) return found;
  const { posts, deletedIds, rest } = found;
  return { ...api.asker.visit(), ok: true, posts, deletedIds, next: rest?.to ?? null };
}

async function thread(source: PollSource, { post, from }: ThreadPage, deps: PollDeps): Promise<PageOutcome> {
  const api = openVk(source, deps);
  const id = readVkId(post.externalId);
  // A comment's branch stands in the thread of its post.
  if (id === null || id.comment !== null) return { ...api.asker.visit(), ok: true, posts: [], next: null };
  const page = await readComments(api, source, id, readPlace(from), deps.now());
  return page.ok ? { ...api.asker.visit(), ...page } : page;
}

/** A hundred posts in one request. Comments are refreshed by reading their thread again. */
async function refresh(
  source: PollSource,
  refs: readonly PostRef[],
  deps: PollDeps,
): Promise<RefreshOutcome> {
  const api = openVk(source, deps);
  const now = deps.now();
  const ids = refs.flatMap(({ externalId }) => readVkId(externalId) ?? []).filter(isPost);
  if (ids.length === 0) return { ...api.asker.visit(), ok: true, posts: [], deletedIds: [] };
  const asked = { posts: ids.map(vkId).join(","), extended: 1, fields: peopleFields };
  const called = await api.call("wall.getById", asked);
  if (!called.ok) return called;
  const reading = readingOf(source, called.response, now);
  const items = listOf(called.response["items"]).flatMap((value) => readItem(value, reading) ?? []);
  const posts = items.flatMap((item) => (item.kind === "post" ? [item.post] : []));
  const absent = absentIds(ids.map(vkId), called.response, source);
  const open = await openOwners(
    api,
    absent,
    posts.map(({ externalId }) => externalId),
  );
  const told = items.flatMap((item) => (item.kind === "gone" ? [item.externalId] : []));
  const deletedIds = absent.filter((id) => told.includes(id) || open.has(readVkId(id)?.owner ?? 0));
  return { ...api.asker.visit(), ok: true, posts, deletedIds };
}

function isPost({ comment }: VkId): boolean {
  return comment === null;
}

/** Walls whose closing is looked at in one refreshing, one request each. */
const wallsMax = 5;

/**
 * Walls that anybody may read at this moment: there a post that does not come is gone, elsewhere the wall may have been closed.
 */
async function openOwners(
  api: VkApi,
  absent: readonly string[],
  present: readonly string[],
): Promise<ReadonlySet<number>> {
  const ownersOf = (ids: readonly string[]) => new Set(ids.flatMap((id) => readVkId(id)?.owner ?? []));
  const open = new Set(ownersOf(present));
  const unsure = [...ownersOf(absent)].filter((owner) => !open.has(owner));
  for (const owner of unsure.slice(0, wallsMax)) {
    const called = await api.call("wall.get", { owner_id: owner, count: 1 });
    if (called.ok && fieldsOf(called.response)["items"] !== undefined) open.add(owner);
  }
  return open;
}
