import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { polledPosts } from "../polled-posts.ts";
import type { XPost } from "./read-x-post.ts";
import { openXApi } from "./x-api.ts";
import type { XApi } from "./x-api.ts";
import { openXBudget } from "./x-budget.ts";
import { laterId, readXCursor, writeXCursor } from "./x-cursor.ts";
import type { XCursor } from "./x-cursor.ts";
import { askPosts, countPosts, findUser, nameAuthors, pageMax } from "./x-requests.ts";
import type { XTarget } from "./x-target.ts";

export const minGapMs = 1_000;
const pagesPerVisit = 5;
const searchMin = 10;
const timelineMin = 5;
/** The recent search reaches back seven days; a little less is asked for, since it counts from its own clock. */
export const reachMs = 7 * 24 * 3_600_000 - 120_000;

export interface XDesk {
  api: XApi;
  asker: Asker;
}

/** Opens what every call needs; a failure without a token. */
export function openXDesk(source: PollSource, deps: PollDeps): XDesk | PollFailure {
  const asker = createAsker(deps, minGapMs);
  const token = source.access.secret("bearer_token");
  if (token === null) return asker.fail("needs_key", "X gives nothing without a bearer token of your own");
  const budget = openXBudget(source, deps, asker);
  return { api: openXApi(source, token, { asker, budget, deps }), asker };
}

/** Where the posts of a target are asked for. */
export interface Listing {
  path: string;
  params: Record<string, string>;
  least: number;
  pageName: "next_token" | "pagination_token";
}

/** The listing of a search, or of an account, whose id is looked up once and costs an account. */
export async function listingOf(
  target: XTarget,
  cursor: XCursor,
  { api, asker }: XDesk,
): Promise<{ ok: true; listing: Listing; cursor: XCursor } | PollFailure> {
  if (target.kind === "search") {
    const params = { query: target.query, sort_order: "recency" };
    const listing = {
      path: "/tweets/search/recent",
      params,
      least: searchMin,
      pageName: "next_token",
    } as const;
    return { ok: true, listing, cursor };
  }
  const name = target.name.toLowerCase();
  let owner = [...cursor.authors.values()].find((author) => author.handle.toLowerCase() === name);
  if (owner === undefined) {
    const found = await findUser(api, target.name);
    if (!found.ok) return found;
    if (found.user === null) return asker.fail("not_there", "X knows no account of this name");
    owner = found.user;
  }
  // Set anew, so that it stays among the authors that are kept.
  const authors = new Map(cursor.authors);
  authors.delete(owner.id);
  authors.set(owner.id, owner);
  const path = `/users/${owner.id}/tweets`;
  const listing = {
    path,
    params: { exclude: "retweets" },
    least: timelineMin,
    pageName: "pagination_token",
  } as const;
  return { ok: true, listing, cursor: { ...cursor, authors } };
}

/** What is new since the newest post that is known; a walk that is not finished goes on with the next visit. */
export async function pollX(source: PollSource, target: XTarget, deps: PollDeps): Promise<PollOutcome> {
  const stored = readXCursor(source.cursor);
  const desk = openXDesk(source, deps);
  if (!("api" in desk)) return desk;
  const now = deps.now();
  const listed = await listingOf(target, stored, desk);
  if (!listed.ok) return listed;
  const isSearch = target.kind === "search";
  // Beyond its reach the search refuses to go on from a post.
  const isTooOld = isSearch && stored.readAt !== null && now.getTime() - stored.readAt.getTime() > reachMs;
  const cursor = isTooOld ? { ...listed.cursor, sinceId: null, page: null, newestId: null } : listed.cursor;
  let size = pageSize(cursor.lastCount, listed.listing.least);
  if (isSearch && cursor.sinceId === null && cursor.page === null) {
    // A first look may find any number of posts: to count them costs as much as one.
    const counted = await countPosts(desk.api, target.query, {});
    if (!counted.ok) return counted;
    if (counted.count === 0)
      return finish([], { ...cursor, readAt: now }, desk, { source, hasMore: false, missedSince: null });
    size = pageSize(counted.count, listed.listing.least);
  }
  const walked = await walk(source, listed.listing, cursor, { desk, size, now });
  if (walked.failure !== null && walked.posts.length === 0) return walked.failure;
  const missedSince = isTooOld ? stored.readAt : null;
  return finish(walked.posts, walked.cursor, desk, {
    source,
    hasMore: walked.cursor.page !== null,
    missedSince,
  });
}

/** As many as came the last time and half as many again: what is set aside is missing elsewhere until the answer is there. */
export function pageSize(lastCount: number, least: number): number {
  return Math.min(pageMax, Math.max(least, Math.ceil(lastCount * 1.5)));
}

async function walk(
  source: PollSource,
  listing: Listing,
  start: XCursor,
  { desk, size, now }: { desk: XDesk; size: number; now: Date },
): Promise<{ posts: XPost[]; cursor: XCursor; failure: PollFailure | null }> {
  const posts: XPost[] = [];
  let { page, newestId } = start;
  let most = size;
  for (let pages = 0; pages < pagesPerVisit; pages += 1) {
    const params = {
      ...listing.params,
      max_results: String(most),
      ...(start.sinceId === null ? {} : { since_id: start.sinceId }),
      ...(page === null ? {} : { [listing.pageName]: page }),
    };
    const answer = await askPosts(source, desk.api, listing.path, params, { most, now });
    if (!answer.ok) return { posts, cursor: { ...start, page, newestId }, failure: answer };
    posts.push(...answer.posts);
    newestId = laterId(newestId, answer.newestId);
    page = answer.next;
    most = Math.min(pageMax, most * 2);
    // The first visit of an account takes its newest page; older posts are history.
    if (page === null || (listing.pageName === "pagination_token" && start.sinceId === null)) {
      const sinceId = laterId(start.sinceId, newestId);
      const done = { ...start, sinceId, readAt: now, page: null, newestId: null, lastCount: posts.length };
      return { posts, cursor: done, failure: null };
    }
  }
  return { posts, cursor: { ...start, page, newestId, readAt: now }, failure: null };
}

async function finish(
  posts: readonly XPost[],
  cursor: XCursor,
  { api, asker }: XDesk,
  { source, hasMore, missedSince }: { source: PollSource; hasMore: boolean; missedSince: Date | null },
): Promise<PollOutcome> {
  const named = await nameAuthors(source, api, posts, cursor.authors);
  const warnings = named.failure === null ? [] : [`authors stay without names: ${named.failure.message}`];
  const next = writeXCursor({ ...cursor, authors: named.authors });
  return polledPosts(asker.visit(), { posts: named.posts, cursor: next, hasMore, missedSince, warnings });
}
