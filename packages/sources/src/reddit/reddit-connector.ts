import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import { createAsker } from "../ask.ts";
import type { Connector, PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";
import { afterPage, readNewestWalk } from "../newest-walk.ts";
import { polledPosts } from "../polled-posts.ts";
import { childrenOf, readThing } from "./read-thing.ts";
import { openRedditApi } from "./reddit-api.ts";
import type { RedditApi } from "./reddit-api.ts";
import { pollRedditFeed } from "./reddit-feed.ts";
import { listingOf, readRedditTarget } from "./reddit-target.ts";
import type { RedditTarget } from "./reddit-target.ts";
import { readRedditThread } from "./reddit-thread.ts";
import { createTokens } from "./reddit-token.ts";

const minGapMs = 1_000;
const pageMax = 100;
const pagesPerVisit = 10;
/** A listing ends at about a thousand posts. */
const listingMax = 900;
const wrongAddress = "no community, account or search of Reddit";
const needsKey = "threads, counters and history of Reddit need an application of your own";

/** Communities, their comments, accounts and searches: with an application's id and secret by the API, else by feeds. */
export function createRedditConnector(): Connector {
  const tokens = createTokens();

  async function withApi<T>(
    source: PollSource,
    deps: PollDeps,
    use: (api: RedditApi, asker: ReturnType<typeof createAsker>) => Promise<T>,
  ): Promise<T | PollFailure> {
    const asker = createAsker(deps, minGapMs);
    const api = await openRedditApi(source, tokens, asker, deps);
    if (api === null) return asker.fail("needs_key", needsKey);
    return "get" in api ? use(api, asker) : api;
  }

  return {
    minGapMs,
    firstUrl: ({ access }) => serviceUrl(access, access.secret("client_id") === null ? "site" : "api"),
    async poll(source, deps): Promise<PollOutcome> {
      const target = readRedditTarget(source.url);
      if (target === null) return createAsker(deps, minGapMs).fail("bad_url", wrongAddress);
      const { secret } = source.access;
      if (secret("client_id") === null || secret("client_secret") === null)
        return pollRedditFeed(source, target, deps);
      return withApi(source, deps, (api, asker) =>
        pollListing(source, target, api, { asker, now: deps.now() }),
      );
    },
    backfill: (source, { from, since }, deps) =>
      withApi(source, deps, async (api, asker) => {
        const target = readRedditTarget(source.url);
        if (target === null) return asker.fail("bad_url", wrongAddress);
        const page = await readPage(source, target, api, { page: stringOf(from), now: deps.now() });
        if (!page.ok) return page;
        const posts = page.posts.filter((post) => post.publishedAt >= since);
        const isOver = posts.length < page.posts.length;
        return { ...asker.visit(), ok: true, posts, next: isOver ? null : page.next };
      }),
    thread: (source, { post, from }, deps) =>
      withApi(source, deps, async (api, asker) => {
        // A thread is read whole below its link.
        if (!post.externalId.startsWith("t3_")) return { ...asker.visit(), ok: true, posts: [], next: null };
        const read = await readRedditThread(source, api, post.externalId, from, deps.now());
        return read.ok ? { ...asker.visit(), ...read } : read;
      }),
    refresh: (source, posts, deps) =>
      withApi(source, deps, async (api, asker) => {
        const id = posts.map((post) => post.externalId).join(",");
        const answer = await api.get("/api/info", { id });
        if (!answer.ok) return answer;
        return { ...asker.visit(), ok: true, ...sortOut(source, childrenOf(answer.value), deps.now()) };
      }),
    refreshMax: pageMax,
  };
}

export const redditConnector: Connector = createRedditConnector();

type Page =
  | { ok: true; posts: CollectedPost[]; deletedIds: string[]; next: string | null; remaining: number | null }
  | PollFailure;

async function readPage(
  source: PollSource,
  target: RedditTarget,
  api: RedditApi,
  { page, now }: { page: string | null; now: Date },
): Promise<Page> {
  const { path, params } = listingOf(target);
  const paging = { limit: String(pageMax), ...(page === null ? {} : { after: page }) };
  const answer = await api.get(path, { ...params, ...paging });
  if (!answer.ok) return answer;
  const next = stringOf(fieldsOf(fieldsOf(answer.value)["data"])["after"]);
  return {
    ok: true,
    ...sortOut(source, childrenOf(answer.value), now),
    next: next !== null && /^t[13]_[a-z0-9]{1,13}$/.test(next) ? next : null,
    remaining: answer.remaining,
  };
}

async function pollListing(
  source: PollSource,
  target: RedditTarget,
  api: RedditApi,
  { asker, now }: { asker: ReturnType<typeof createAsker>; now: Date },
): Promise<PollOutcome> {
  let walk = readNewestWalk(source.cursor);
  const posts: CollectedPost[] = [];
  const deletedIds: string[] = [];
  let hasMore = true;
  let missedSince: Date | null = null;
  for (let pages = 0; pages < pagesPerVisit && hasMore; pages += 1) {
    const page = await readPage(source, target, api, { page: walk.page, now });
    if (!page.ok && pages === 0) return page;
    // What was read stays read; the next visit goes on from there and says what is the matter, if it still is.
    if (!page.ok) break;
    posts.push(...page.posts);
    deletedIds.push(...page.deletedIds);
    const times = page.posts.map((post) => post.publishedAt);
    const step = afterPage(walk, { times, nextPage: page.next }, listingMax);
    ({ walk, missedSince } = step);
    hasMore = !step.isDone;
    if (page.remaining !== null && page.remaining < 1) break;
  }
  return polledPosts(asker.visit(), { posts, deletedIds, cursor: walk, hasMore, missedSince });
}

function sortOut(source: PollSource, children: readonly unknown[], now: Date) {
  const posts: CollectedPost[] = [];
  const deletedIds: string[] = [];
  for (const child of children) {
    const thing = readThing(source, child, now);
    if (thing !== null && "post" in thing) posts.push(thing.post);
    else if (thing !== null) deletedIds.push(thing.deletedId);
  }
  return { posts, deletedIds };
}
