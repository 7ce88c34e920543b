import { createAsker } from "../ask.ts";
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
import { askChannel, askWidget, channelUrl, telegramGapMs } from "./ask-telegram.ts";
import { pollChannel, postsOf, withoutNumber } from "./poll-channel.ts";
import { readDiscussion } from "./read-discussions.ts";
import { saysDeleted } from "./read-page.ts";
import { postId, readTelegramId, readTelegramTarget } from "./telegram-target.ts";

/** Requests that one refreshing may make. */
const refreshRequestsMax = 10;

/** Public channels of Telegram, by the pages that t.me shows to anybody. */
export const telegram: Connector = {
  firstUrl(source) {
    const target = readTelegramTarget(source.url);
    return target === null ? source.url : channelUrl(source, target);
  },
  minGapMs: telegramGapMs,
  poll: pollChannel,
  backfill,
  thread,
  refresh,
  refreshMax: 20,
};

async function backfill(
  source: PollSource,
  { from, since }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const asker = createAsker(deps, telegramGapMs);
  const target = readTelegramTarget(source.url);
  if (target === null) return asker.fail("bad_url", "not the address of a public channel");
  const before = typeof from === "number" ? from : null;
  const url = channelUrl(source, target, before === null ? {} : { before });
  const asked = await askChannel(asker, deps, url);
  if (!asked.ok) return asked;
  const { page } = asked;
  const posts = postsOf(page, source, null);
  const within = posts.filter(({ publishedAt }) => publishedAt >= since);
  const isFurther = page.older !== null && (before === null || page.older < before);
  // Posts stand in the order of their numbers, and so of their times.
  const isReached = within.length < posts.length;
  return {
    ...asker.visit(),
    ok: true,
    posts: within.map(withoutNumber),
    next: isFurther && !isReached ? page.older : null,
  };
}

/** Comments come newest first, a page at a time; within a page they stand in order. */
async function thread(source: PollSource, { post, from }: ThreadPage, deps: PollDeps): Promise<PageOutcome> {
  const asker = createAsker(deps, telegramGapMs);
  const id = readTelegramId(post.externalId);
  // A comment has no discussion of its own: it stands in that of its post.
  if (id === null || id.comment !== null) return { ...asker.visit(), ok: true, posts: [], next: null };
  const before = typeof from === "number" ? from : null;
  const page = await readDiscussion({ asker, deps, source }, postId(id.channel, id.number), before);
  if (!page.ok) return page;
  const { posts, deletedIds, older } = page;
  return { ...asker.visit(), ok: true, posts, deletedIds, next: older };
}

/**
 * Pages of twenty posts tell most of it at once. What a page ought to show and does not is asked about by itself. Comments
 * cannot be asked about one by one: reading their thread again refreshes them.
 */
async function refresh(
  source: PollSource,
  posts: readonly PostRef[],
  deps: PollDeps,
): Promise<RefreshOutcome> {
  const asker = createAsker(deps, telegramGapMs);
  const ids = posts.flatMap(({ externalId }) => readTelegramId(externalId) ?? []);
  const channel = ids[0]?.channel ?? "";
  const wanted = new Set(
    ids.filter((id) => id.comment === null && id.channel === channel).map(({ number }) => number),
  );
  const found = new Map<number, ReturnType<typeof postsOf>[number]>();
  const deletedIds: string[] = [];
  const done = () => ({
    ...asker.visit(),
    ok: true as const,
    posts: [...found.values()].map(withoutNumber),
    deletedIds,
  });
  let requests = 0;
  while (wanted.size > 0 && requests < refreshRequestsMax) {
    const newest = Math.max(...wanted);
    requests += 1;
    const url = channelUrl(source, { channel, query: null }, { before: newest + 1 });
    const asked = await askChannel(asker, deps, url);
    if (!asked.ok) return requests === 1 ? asked : done();
    for (const post of postsOf(asked.page, source, null))
      if (wanted.delete(post.number)) found.set(post.number, post);
    if (!wanted.delete(newest)) continue;
    requests += 1;
    const id = postId(channel, newest);
    const single = await askWidget(asker, deps, source, id, { mode: "tme" });
    if (!single.ok) return done();
    if (single.widget.kind === "error" && saysDeleted(single.widget.message)) deletedIds.push(id);
  }
  return done();
}
