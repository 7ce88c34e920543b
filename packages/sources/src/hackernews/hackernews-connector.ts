import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type {
  Connector,
  PageOutcome,
  PollDeps,
  PollOutcome,
  PollSource,
  PostRef,
  RefreshOutcome,
} from "../connector.ts";
import { countOf, fieldsOf, listOf } from "../json-fields.ts";
import { polledPosts } from "../polled-posts.ts";
import { askHackerNews, plainFailure, searchSlice } from "./hackernews-search.ts";
import type { SearchTarget, Slice } from "./hackernews-search.ts";
import { readHackerNewsTarget } from "./hackernews-target.ts";
import { readHit, readTree } from "./read-item.ts";

const minGapMs = 1_000;
const wrongAddress = "no search, account, site or thread of Hacker News";
/** What is published appears in the index after a while. */
const overlapSeconds = 15 * 60;
const firstReachSeconds = 7 * 24 * 3_600;
const slicesPerVisit = 5;
const refreshMax = 50;

/** Searches, accounts and sites through the search that Hacker News itself uses; no key. */
export const hackernewsConnector: Connector = {
  minGapMs,
  firstUrl: ({ access }) => serviceUrl(access, "api"),
  async poll(source, deps): Promise<PollOutcome> {
    const target = readHackerNewsTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    if (target === null) return asker.fail("bad_url", wrongAddress);
    if (target.kind === "search") return pollSearch(source, target, { asker, deps });
    const read = await readThread(source, target.id, { asker, deps });
    return read.ok ? polledPosts(asker.visit(), { posts: read.posts }) : read;
  },
  async backfill(source, { from, since, until }, deps): Promise<PageOutcome> {
    const target = readHackerNewsTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    if (target?.kind !== "search") return asker.fail("bad_url", wrongAddress);
    const to = countOf(fieldsOf(from)["to"]) ?? secondsOf(until ?? deps.now());
    const searched = await searchSlice(source, target, { after: secondsOf(since), to }, { asker, deps });
    if (!searched.ok) return searched;
    return { ...asker.visit(), ok: true, posts: searched.posts, next: searched.rest };
  },
  async thread(source, { post }, deps): Promise<PageOutcome> {
    const asker = createAsker(deps, minGapMs);
    // A thread is read whole below its story.
    if (!isItem(post) || isComment(post)) return { ...asker.visit(), ok: true, posts: [], next: null };
    const read = await readThread(source, post.externalId, { asker, deps });
    return read.ok ? { ...asker.visit(), ok: true, posts: read.posts, next: null } : read;
  },
  refresh,
  refreshMax,
};

interface HackerNewsCursor {
  /** Second up to which all is known. */
  knownTo: number | null;
  /** Older part of the time since then that is still to be asked for, and the newest second seen. */
  rest: Slice | null;
  newest: number | null;
}

function readCursor(value: unknown): HackerNewsCursor {
  const cursor = fieldsOf(value);
  const rest = fieldsOf(cursor["rest"]);
  const [after, to] = [countOf(rest["after"]), countOf(rest["to"])];
  return {
    knownTo: countOf(cursor["knownTo"]),
    rest: after === null || to === null ? null : { after, to },
    newest: countOf(cursor["newest"]),
  };
}

async function pollSearch(
  source: PollSource,
  target: SearchTarget,
  { asker, deps }: { asker: Asker; deps: PollDeps },
): Promise<PollOutcome> {
  const cursor = readCursor(source.cursor);
  const known = cursor.knownTo ?? secondsOf(deps.now()) - firstReachSeconds + overlapSeconds;
  let slice: Slice | null = cursor.rest ?? { after: known - overlapSeconds, to: null };
  let newest = cursor.newest ?? known;
  const posts: CollectedPost[] = [];
  for (let asked = 0; slice !== null && asked < slicesPerVisit; asked += 1) {
    const searched = await searchSlice(source, target, slice, { asker, deps });
    if (!searched.ok && asked === 0) return searched;
    if (!searched.ok) break;
    posts.push(...searched.posts);
    newest = Math.max(newest, ...searched.posts.map((post) => secondsOf(post.publishedAt)));
    slice = searched.rest;
  }
  const isDone = slice === null;
  const next: HackerNewsCursor = isDone
    ? { knownTo: newest, rest: null, newest: null }
    : { knownTo: known, rest: slice, newest };
  return polledPosts(asker.visit(), { posts, cursor: next, hasMore: !isDone });
}

async function readThread(source: PollSource, id: string, { asker, deps }: { asker: Asker; deps: PollDeps }) {
  const asked = await askHackerNews(source, `/api/v1/items/${id}`, { asker, deps });
  if (asked.ok) return { ok: true as const, posts: readTree(source, asked.value, deps.now()) };
  if (asked.httpStatus === 404) return asker.fail("not_there", "Hacker News knows no such item");
  return plainFailure(asked);
}

/** Counters of stories, all in one request. Comments have none, and what is not in the index may be late or gone: it is not told. */
async function refresh(
  source: PollSource,
  posts: readonly PostRef[],
  deps: PollDeps,
): Promise<RefreshOutcome> {
  const asker = createAsker(deps, minGapMs);
  const stories = posts.filter((post) => isItem(post) && !isComment(post)).slice(0, refreshMax);
  if (stories.length === 0) return { ...asker.visit(), ok: true, posts: [], deletedIds: [] };
  const tags = `story,(${stories.map((post) => `story_${post.externalId}`).join(",")})`;
  const query = new URLSearchParams({ tags, hitsPerPage: String(refreshMax) });
  const asked = await askHackerNews(source, `/api/v1/search?${query.toString()}`, { asker, deps });
  if (!asked.ok) return plainFailure(asked);
  const hits = listOf(fieldsOf(asked.value)["hits"]);
  const told = hits.flatMap((hit) => readHit(source, hit, deps.now()) ?? []);
  return { ...asker.visit(), ok: true, posts: told, deletedIds: [] };
}

function isItem({ externalId }: PostRef): boolean {
  return /^\d{1,12}$/.test(externalId);
}

/** The address of a comment names its story first. */
function isComment({ url }: PostRef): boolean {
  return url?.includes("#") === true;
}

function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}
