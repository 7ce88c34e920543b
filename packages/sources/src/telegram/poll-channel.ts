import type { CollectedPost } from "@earshot/core/collect/post";
import { createAsker, type Asker } from "../ask.ts";
import type { PollDeps, PollOutcome, PollSource } from "../connector.ts";
import { missingNumbers } from "../missing-numbers.ts";
import { postsHash } from "../posts-hash.ts";
import { visited } from "../visited.ts";
import {
  askChannel,
  askNamePage,
  askWidget,
  channelUrl,
  telegramGapMs,
  type ChannelPage,
} from "./ask-telegram.ts";
import { channelPost } from "./message-post.ts";
import { readDiscussions, type Discussions } from "./read-discussions.ts";
import { exactSubscribers, saysDeleted } from "./read-page.ts";
import { readTelegramCursor, type TelegramCursor } from "./telegram-cursor.ts";
import { postId, readTelegramTarget, type TelegramTarget } from "./telegram-target.ts";

/** Further pages that one visit reads after a time without visits: 120 posts; what is left waits for the next visit. */
const pagesMax = 6;
/** Posts that one visit asks about, one request each, whether they are gone. */
const confirmedMax = 5;
const subscribersForMs = 24 * 3_600_000;

interface Visit {
  source: PollSource;
  deps: PollDeps;
  asker: Asker;
  target: TelegramTarget;
  before: TelegramCursor | null;
}

/**
 * The newest page, always whole, since edits and counters show nowhere else; then, forward from the last known post, what
 * does not fit on it.
 */
export async function pollChannel(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const asker = createAsker(deps, telegramGapMs);
  const target = readTelegramTarget(source.url);
  if (target === null) return asker.fail("bad_url", "not the address of a public channel");
  const asked = await askChannel(asker, deps, channelUrl(source, target));
  if (!asked.ok) return asked;
  const { page } = asked;
  const visit: Visit = { source, deps, asker, target, before: readTelegramCursor(source.cursor) };
  const between = await readBetween(visit, page);
  const gone = await confirmGone(visit, page);
  const subscribers = await readSubscribers(visit, page);
  const audience = subscribers?.count ?? page.subscribers?.count ?? null;
  const shown = postsOf(page, source, audience);
  const numbers = shown.map(({ number }) => number);
  const comments = await readComments(visit, numbers);
  const bodyHash = postsHash(shown.map(withoutNumber));
  const changed = bodyHash === source.bodyHash ? [] : shown;
  const numbered = [...between.pages.flatMap((each) => postsOf(each, source, audience)), ...changed];
  const cursor: TelegramCursor = {
    newest: between.isWhole ? Math.max(0, ...numbers, visit.before?.newest ?? 0) : between.reached,
    seen: [...numbers, ...gone.unsure],
    discussed: comments.discussed,
    subscribers,
  };
  return visited(asker.visit(), {
    posts: [...numbered.map(withoutNumber), ...comments.posts],
    reader: "telegram",
    channel: { title: page.title, link: `https://t.me/${target.channel}`, language: null, audience },
    warnings: comments.warnings,
    validators: { etag: null, lastModified: null, bodyHash },
    cursor,
    deletedIds: [...new Set([...gone.deletedIds, ...comments.deletedIds])],
    hasMore: !between.isWhole || comments.isMore,
    missedSince: null,
  });
}

function readComments({ source, deps, asker, target, before }: Visit, shown: number[]): Promise<Discussions> {
  const discussed = before?.discussed ?? [];
  return source.readsComments === true
    ? readDiscussions({ source, deps, asker }, target.channel, discussed, shown)
    : Promise.resolve({ posts: [], deletedIds: [], discussed: [...discussed], isMore: false, warnings: [] });
}

type NumberedPost = CollectedPost & { number: number };

export function postsOf(page: ChannelPage, source: PollSource, followers: number | null): NumberedPost[] {
  return page.messages.flatMap((message) => channelPost(message, source, followers) ?? []);
}

export function withoutNumber({ number: _number, ...post }: NumberedPost): CollectedPost {
  return post;
}

/** Pages between the last known post and the newest page. Those that could not be read are left to the next visit. */
async function readBetween(
  { source, deps, asker, target, before }: Visit,
  page: ChannelPage,
): Promise<{ pages: ChannelPage[]; isWhole: boolean; reached: number }> {
  const oldestShown = Math.min(...numbersOf(page, source));
  let reached = before?.newest ?? 0;
  const pages: ChannelPage[] = [];
  const isJoined = (): boolean => before === null || page.older === null || reached >= oldestShown - 1;
  while (!isJoined() && pages.length < pagesMax) {
    const asked = await askChannel(asker, deps, channelUrl(source, target, { after: reached }));
    if (!asked.ok) return { pages, isWhole: false, reached };
    const furthest = Math.max(reached, ...numbersOf(asked.page, source));
    // Nothing lies between: numbers may be missing.
    if (furthest === reached) return { pages, isWhole: true, reached };
    reached = furthest;
    pages.push(asked.page);
  }
  return { pages, isWhole: isJoined(), reached };
}

function numbersOf(page: ChannelPage, source: PollSource): number[] {
  return postsOf(page, source, null).map(({ number }) => number);
}

/**
 * A number that is missing between others may be a photo of an album or a deleted post: only the post's own widget tells. What
 * it could not be asked about is asked about at the next visit.
 */
async function confirmGone(
  { source, deps, asker, target, before }: Visit,
  page: ChannelPage,
): Promise<{ deletedIds: string[]; unsure: number[] }> {
  const isWholeChannel = target.query === null;
  const missing = isWholeChannel
    ? missingNumbers(before?.seen ?? [], numbersOf(page, source), page.older === null)
    : [];
  const deletedIds: string[] = [];
  const unsure = missing.slice(confirmedMax);
  for (const number of missing.slice(0, confirmedMax)) {
    const id = postId(target.channel, number);
    const asked = await askWidget(asker, deps, source, id, { mode: "tme" });
    if (!asked.ok) unsure.push(number);
    else if (asked.widget.kind === "error" && saysDeleted(asked.widget.message)) deletedIds.push(id);
  }
  return { deletedIds, unsure };
}

/** The page of posts rounds from a thousand on; the exact number has a page of its own, read once a day. */
async function readSubscribers(
  { source, deps, asker, target, before }: Visit,
  page: ChannelPage,
): Promise<TelegramCursor["subscribers"]> {
  const now = deps.now();
  if (page.subscribers?.isApproximate === false)
    return { count: page.subscribers.count, at: now.toISOString() };
  const known = before?.subscribers ?? null;
  if (known !== null && now.getTime() - Date.parse(known.at) < subscribersForMs) return known;
  const count = exactSubscribers(await askNamePage(asker, deps, source, target.channel));
  return count === null ? known : { count, at: now.toISOString() };
}
