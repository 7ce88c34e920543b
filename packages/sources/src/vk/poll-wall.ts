import type { CollectedPost } from "@earshot/core/collect/post";
import type { ChannelInfo, PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { countOf, listOf, type Fields } from "../json-fields.ts";
import { missingNumbers } from "../missing-numbers.ts";
import { postsHash } from "../posts-hash.ts";
import { visited } from "../visited.ts";
import { readComments, type CommentsPlace } from "./read-comments.ts";
import { openVk, type VkApi } from "./vk-api.ts";
import { readWallCursor, type WallCursor } from "./vk-cursor.ts";
import { readingOf, readItem, vkSite, type VkItem } from "./vk-item.ts";
import { peopleFields } from "./vk-people.ts";
import { readVkId, vkId, type VkTarget } from "./vk-target.ts";

export type WallTarget = Extract<VkTarget, { kind: "wall" }>;

/** As many as one answer holds: the first visit takes them all, later ones what is enough for edits and deletions. */
export const wallPageMax = 100;
const laterPage = 30;
/** Further pages that one visit reads after a time without visits. */
const pagesMax = 5;
/** Posts whose comments one visit reads, and requests for each. */
const threadsMax = 8;
const threadPagesMax = 3;

type PostItem = Extract<VkItem, { kind: "post" }>;

export interface WallPage {
  response: Fields;
  /** As VK gives them: a pinned post first, then newest first. */
  items: VkItem[];
  received: number;
}

export async function askWall(
  api: VkApi,
  source: PollSource,
  target: WallTarget,
  place: { offset: number; count: number },
  now: Date,
): Promise<{ ok: true; page: WallPage } | PollFailure> {
  const whose = target.owner === null ? { domain: target.domain } : { owner_id: target.owner };
  const asked = { ...whose, ...place, filter: "all", extended: 1, fields: peopleFields };
  const called = await api.call("wall.get", asked);
  if (!called.ok) return called;
  const values = listOf(called.response["items"]);
  const reading = readingOf(source, called.response, now);
  const items = values.flatMap((value) => readItem(value, reading) ?? []);
  return { ok: true, page: { response: called.response, items, received: values.length } };
}

/** The newest page of the wall, then further ones until a known post; what others wrote on the wall comes too. */
export async function pollWall(source: PollSource, target: WallTarget, deps: PollDeps): Promise<PollOutcome> {
  const api = openVk(source, deps);
  const now = deps.now();
  const before = readWallCursor(source.cursor);
  const count = before === null ? wallPageMax : laterPage;
  const asked = await askWall(api, source, target, { offset: 0, count }, now);
  if (!asked.ok) return asked;
  const first = asked.page;
  const shown = first.items.filter(isInOrder);
  const further = before === null ? [] : await readFurther(api, source, target, first, before, now);
  const items = [...first.items, ...further];
  const isJoined = before === null || items.some((item) => isInOrder(item) && item.number <= before.newest);
  const isAll = first.received < count;
  const numbers = shown.map(({ number }) => number);
  const missing = missingNumbers(before?.seen ?? [], numbers, isAll);
  const gone = await confirmGone(api, source, ownerOf(items, target), missing);
  const comments = await readChanged(api, source, first.items, before, now);
  const posts = items.filter((item) => item.kind === "post");
  const cursor: WallCursor = {
    newest: Math.max(0, before?.newest ?? 0, ...items.map(({ number }) => number)),
    newestAt: Math.max(0, ...posts.map(({ post }) => Math.floor(post.publishedAt.getTime() / 1_000))),
    seen: [...numbers, ...gone.unsure],
    comments: comments.counted,
  };
  const found = posts.map(({ post }) => post);
  const bodyHash = postsHash(found);
  return visited(api.asker.visit(), {
    posts: [...(bodyHash === source.bodyHash ? [] : found), ...comments.posts],
    reader: "vk",
    channel: channelOf(first.response, source, ownerOf(items, target), target, now),
    warnings: comments.warnings,
    validators: { etag: null, lastModified: null, bodyHash },
    cursor,
    deletedIds: [
      ...items.flatMap((item) => (item.kind === "gone" ? [item.externalId] : [])),
      ...gone.deletedIds,
      ...comments.deletedIds,
    ],
    hasMore: comments.isMore,
    missedSince: isJoined || isAll || before === null ? null : new Date(before.newestAt * 1_000),
  });
}

/** A pinned post stands above newer ones. */
function isInOrder(item: VkItem): boolean {
  return item.kind === "gone" || !item.isPinned;
}

async function readFurther(
  api: VkApi,
  source: PollSource,
  target: WallTarget,
  first: WallPage,
  before: WallCursor,
  now: Date,
): Promise<VkItem[]> {
  const items: VkItem[] = [];
  let page = first;
  let offset = 0;
  let size = laterPage;
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const isJoined = page.items.some((item) => isInOrder(item) && item.number <= before.newest);
    if (isJoined || page.received < size) break;
    offset += page.received;
    size = wallPageMax;
    const asked = await askWall(api, source, target, { offset, count: size }, now);
    if (!asked.ok) break;
    page = asked.page;
    items.push(...page.items);
  }
  return items;
}

/** Whose wall it is, as VK numbers them. */
function ownerOf(items: readonly VkItem[], target: WallTarget): number | null {
  if (target.owner !== null) return target.owner;
  const [item] = items;
  const id = item?.kind === "post" ? item.post.externalId : (item?.externalId ?? "");
  return readVkId(id)?.owner ?? null;
}

function channelOf(
  response: Fields,
  source: PollSource,
  owner: number | null,
  target: WallTarget,
  now: Date,
): ChannelInfo {
  const { people } = readingOf(source, response, now);
  const whose =
    owner === null ? [...people.values()].find(({ handle }) => handle === target.domain) : people.get(owner);
  const link = whose?.url ?? `${vkSite(source)}/${target.domain}`;
  return { title: whose?.name ?? null, link, language: null, audience: whose?.followers ?? null };
}

/** The wall was just read, so of posts that are asked for by name and do not come VK says that they are not there. */
async function confirmGone(
  api: VkApi,
  source: PollSource,
  owner: number | null,
  missing: readonly number[],
): Promise<{ deletedIds: string[]; unsure: readonly number[] }> {
  if (missing.length === 0 || owner === null) return { deletedIds: [], unsure: missing };
  const ids = missing.map((post) => vkId({ owner, post, comment: null }));
  const called = await api.call("wall.getById", { posts: ids.join(",") });
  if (!called.ok) return { deletedIds: [], unsure: missing };
  return { deletedIds: absentIds(ids, called.response, source), unsure: [] };
}

/** Of the ids that were asked for, those that VK does not give or says are deleted. */
export function absentIds(ids: readonly string[], response: Fields, source: PollSource): string[] {
  const reading = readingOf(source, response, new Date(0));
  const there = new Set(
    listOf(response["items"]).flatMap((value) => {
      const item = readItem(value, reading);
      return item?.kind === "post" ? [item.post.externalId] : [];
    }),
  );
  return ids.filter((id) => !there.has(id));
}

interface ChangedComments {
  posts: CollectedPost[];
  deletedIds: string[];
  counted: Record<string, number>;
  isMore: boolean;
  warnings: string[];
}

/** Comments of posts that have other ones than when they were read, newest posts first; those that are left wait for the next visit. */
async function readChanged(
  api: VkApi,
  source: PollSource,
  shown: readonly VkItem[],
  before: WallCursor | null,
  now: Date,
): Promise<ChangedComments> {
  const known = before?.comments ?? {};
  const there = shown.filter((item): item is PostItem => item.kind === "post");
  const counted = Object.fromEntries(
    there.flatMap(({ number }) => {
      const count = countOf(known[number]);
      return count === null ? [] : [[String(number), count]];
    }),
  );
  const found: ChangedComments = { posts: [], deletedIds: [], counted, isMore: false, warnings: [] };
  if (source.readsComments !== true) return found;
  const changed = there.filter(({ comments, number }) => (comments ?? 0) !== (known[number] ?? 0));
  for (const item of changed.slice(0, threadsMax)) {
    const failed = await readThread(api, source, item, found, now);
    if (failed !== null) return { ...found, warnings: [`comments could not be read: ${failed.message}`] };
    found.counted[String(item.number)] = item.comments ?? 0;
  }
  return { ...found, isMore: changed.length > threadsMax };
}

/** Adds the comments below one post to what was found. */
async function readThread(
  api: VkApi,
  source: PollSource,
  { post }: PostItem,
  found: ChangedComments,
  now: Date,
): Promise<PollFailure | null> {
  const id = readVkId(post.externalId);
  if (id === null) return null;
  let place: CommentsPlace | null = { top: 0, branches: [] };
  for (let pages = 0; place !== null && pages < threadPagesMax; pages += 1) {
    const page = await readComments(api, source, id, place, now);
    if (!page.ok) return page;
    found.posts.push(...page.posts);
    found.deletedIds.push(...page.deletedIds);
    place = page.next;
  }
  return null;
}
