import { serviceUrl } from "../access.ts";
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
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { listingOf, minGapMs, openXDesk, pollX, reachMs } from "./poll-x.ts";
import { readXPost, withAuthor } from "./read-x-post.ts";
import { isXId, readXCursor } from "./x-cursor.ts";
import { xPrices } from "./x-prices.ts";
import { askPosts, countPosts, nameAuthors, pageMax } from "./x-requests.ts";
import { readXTarget } from "./x-target.ts";

const wrongAddress = "no account, search or hashtag of X";
/** The search refuses an end that is not ten seconds past. */
const endAgoMs = 15_000;
const searchMin = 10;

/** Accounts and recent searches of X, paid from the user's own credit and never beyond the month's budget. */
export const xConnector: Connector = {
  minGapMs,
  firstUrl: ({ access }) => serviceUrl(access, "api"),
  async poll(source, deps) {
    const target = readXTarget(source.url);
    if (target === null) return createAsker(deps, minGapMs).fail("bad_url", wrongAddress);
    return pollX(source, target, deps);
  },
  backfill,
  thread,
  refresh,
  refreshMax: pageMax,
};

async function backfill(
  source: PollSource,
  { from, since, until = null }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const target = readXTarget(source.url);
  const desk = openXDesk(source, deps);
  if (!("api" in desk)) return desk;
  if (target === null) return desk.asker.fail("bad_url", wrongAddress);
  const now = deps.now();
  const listed = await listingOf(target, readXCursor(source.cursor), desk);
  if (!listed.ok) return listed;
  const { path, params, pageName } = listed.listing;
  const reach =
    target.kind === "search" ? Math.max(since.getTime(), now.getTime() - reachMs) : since.getTime();
  const page = stringOf(from);
  const asked = {
    ...params,
    max_results: String(pageMax),
    start_time: new Date(reach).toISOString(),
    ...(until === null || until.getTime() > now.getTime() - endAgoMs
      ? {}
      : { end_time: until.toISOString() }),
    ...(page === null ? {} : { [pageName]: page }),
  };
  const answer = await askPosts(source, desk.api, path, asked, { most: pageMax, now });
  if (!answer.ok) return answer;
  const named = await nameAuthors(source, desk.api, answer.posts, listed.cursor.authors);
  return { ...desk.asker.visit(), ok: true, posts: named.posts, next: answer.next };
}

/**
 * Answers below a post, of the last seven days. They are counted first, up to a fixed moment: so no more is set aside than they cost.
 */
async function thread(source: PollSource, { post, from }: ThreadPage, deps: PollDeps): Promise<PageOutcome> {
  const desk = openXDesk(source, deps);
  if (!("api" in desk)) return desk;
  const now = deps.now();
  const nothing = { ...desk.asker.visit(), ok: true as const, posts: [], next: null };
  if (!isXId(post.externalId)) return nothing;
  const query = `conversation_id:${post.externalId}`;
  const before = fieldsOf(from);
  const end = stringOf(before["end"]) ?? new Date(now.getTime() - endAgoMs).toISOString();
  let left = countOf(before["left"]);
  if (left === null) {
    const counted = await countPosts(desk.api, query, { end_time: end });
    if (!counted.ok) return counted;
    left = counted.count;
  }
  if (left === 0) return { ...nothing, ...desk.asker.visit() };
  const page = stringOf(before["page"]);
  const params = {
    query,
    end_time: end,
    max_results: String(Math.min(pageMax, Math.max(searchMin, left))),
    ...(page === null ? {} : { next_token: page }),
  };
  const most = Math.min(pageMax, left);
  const answer = await askPosts(source, desk.api, "/tweets/search/recent", params, { most, now });
  if (!answer.ok) return answer;
  const named = await nameAuthors(source, desk.api, answer.posts, readXCursor(source.cursor).authors);
  const rest = left - answer.posts.length;
  const next = answer.next === null || rest <= 0 ? null : { page: answer.next, end, left: rest };
  return { ...desk.asker.visit(), ok: true, posts: named.posts, next };
}

/** Posts as they are now, paid from a share of the budget; X says of each that is gone, locked or suspended that it is not to be had. */
async function refresh(
  source: PollSource,
  posts: readonly PostRef[],
  deps: PollDeps,
): Promise<RefreshOutcome> {
  const desk = openXDesk(source, deps);
  if (!("api" in desk)) return desk;
  const ids = posts
    .map((post) => post.externalId)
    .filter(isXId)
    .slice(0, pageMax);
  if (ids.length === 0) return { ...desk.asker.visit(), ok: true, posts: [], deletedIds: [] };
  const now = deps.now();
  const cost = {
    most: ids.length * xPrices.post,
    of: (fields: Fields) => listOf(fields["data"]).length * xPrices.post,
    isReread: true,
  };
  const fields =
    "created_at,author_id,conversation_id,referenced_tweets,public_metrics,lang,edit_history_tweet_ids";
  const answer = await desk.api.get("/tweets", { ids: ids.join(","), "tweet.fields": fields }, cost);
  if (!answer.ok) return answer;
  const { authors } = readXCursor(source.cursor);
  const told = listOf(answer.fields["data"]).flatMap((item) => {
    const read = readXPost(source, item, now);
    if (read === null) return [];
    const named = withAuthor(source, read, authors);
    // An author that is known by the id alone would take the place of the one that is stored.
    return [named.author?.handle === null ? { ...named, author: null } : named];
  });
  const deletedIds = listOf(answer.fields["errors"]).flatMap((error) => {
    const { resource_id: id } = fieldsOf(error);
    return isXId(id) && ids.includes(id) ? [id] : [];
  });
  return { ...desk.asker.visit(), ok: true, posts: told, deletedIds };
}
