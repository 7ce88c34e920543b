import { pageRoot, serviceUrl } from "../access.ts";
import type { AskedJson, Asker } from "../ask.ts";
import { createAsker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import { createSessions, refusalOf } from "./bluesky-session.ts";
import type { BlueskyTarget } from "./bluesky-target.ts";
import type { FeedPage, PageKey } from "./read-back.ts";
import { readPostView } from "./read-post-view.ts";
import type { ReadingPosts } from "./read-post-view.ts";

/** A PDS allows 3,000 requests in five minutes; the usual pace of hosts is far below it. */
export const blueskyGapMs = 1_000;

/** Posts of one page at most. */
const pageSize = 100;

const sessions = createSessions();

/** One visit to the AppView. */
export interface AppView {
  source: PollSource;
  deps: PollDeps;
  asker: Asker;
  reading: ReadingPosts;
}

export function openAppView(source: PollSource, deps: PollDeps): AppView {
  const site = pageRoot(source.access, "host", "https://bsky.app");
  const reading = { namespace: source.namespace, site, now: deps.now() };
  return { source, deps, asker: createAsker(deps, blueskyGapMs), reading };
}

/** What anybody may ask. */
export async function askPublic({ source, asker }: AppView, path: string): Promise<AskedJson> {
  return asker.askJson(`${serviceUrl(source.access, "public")}${path}`);
}

export function failureOf({ asker, deps }: AppView, refusal: Extract<AskedJson, { ok: false }>): PollFailure {
  return refusalOf(asker, refusal, deps.now());
}

export async function readTargetPage(
  view: AppView,
  target: BlueskyTarget,
  key: PageKey | null,
): Promise<FeedPage> {
  return target.what === "account"
    ? readAuthorPage(view, target.actor, key)
    : readSearchPage(view, target.query, key);
}

/** Docs: lexicon `app.bsky.feed.getAuthorFeed`. Reposts are somebody else's posts, and a pinned post breaks the order. */
async function readAuthorPage(view: AppView, actor: string, key: PageKey | null): Promise<FeedPage> {
  const query = new URLSearchParams({ actor, limit: String(pageSize), filter: "posts_with_replies" });
  if (key !== null && "cursor" in key) query.set("cursor", key.cursor);
  const asked = await askPublic(view, `/xrpc/app.bsky.feed.getAuthorFeed?${query.toString()}`);
  if (!asked.ok) return { ok: false, failure: failureOf(view, asked) };
  const { feed, cursor } = fieldsOf(asked.value);
  const own = listOf(feed)
    .map(fieldsOf)
    .filter(({ reason }) => reason === undefined || reason === null);
  const next = stringOf(cursor);
  return pageOf(
    view,
    own.map(({ post }) => post),
    next === null ? null : { cursor: next },
  );
}

/**
 * Docs: lexicon `app.bsky.feed.searchPosts`. With an app password through the account's PDS; guests are mostly refused (403), and always when
 * they ask with a cursor, so they go on by time.
 */
async function readSearchPage(view: AppView, words: string, key: PageKey | null): Promise<FeedPage> {
  const { source, asker, deps } = view;
  const query = new URLSearchParams({ q: words, sort: "latest", limit: String(pageSize) });
  if (key !== null && "cursor" in key) query.set("cursor", key.cursor);
  if (key !== null && "until" in key) query.set("until", key.until);
  const path = `/xrpc/app.bsky.feed.searchPosts?${query.toString()}`;
  const isMember = source.access.secret("app_password") !== null;
  const asked = isMember ? await sessions.ask(source, asker, deps, path) : await askPublic(view, path);
  if (!asked.ok) return { ok: false, failure: searchFailure(view, asked, isMember) };
  const { posts, cursor } = fieldsOf(asked.value);
  const found = listOf(posts);
  const next = stringOf(cursor);
  if (isMember && next !== null) return pageOf(view, found, { cursor: next });
  const oldest = boundsOf(found).oldestAt;
  // A full page without a cursor is not the last one.
  const isFull = found.length >= pageSize && oldest !== null;
  return pageOf(view, found, isFull ? { until: oldest.toISOString() } : null);
}

function searchFailure(
  view: AppView,
  asked: Extract<AskedJson, { ok: false }>,
  isMember: boolean,
): PollFailure {
  const failure = failureOf(view, asked);
  if (failure.code !== "needs_key" || isMember) return failure;
  return view.asker.fail(
    "needs_key",
    "Bluesky lets nobody search without an account: it takes a handle and an app password",
  );
}

function pageOf(view: AppView, values: readonly unknown[], next: PageKey | null): FeedPage {
  const posts = values.flatMap((value) => readPostView(value, view.reading) ?? []);
  return { ok: true, posts, ...boundsOf(values), next: values.length === 0 ? null : next };
}

/** By the time that pages are ordered by: that of creation, or of indexing where that was earlier. */
function boundsOf(values: readonly unknown[]): { newestAt: Date | null; oldestAt: Date | null } {
  const times = values.flatMap((value) => {
    const view = fieldsOf(value);
    const both = [instantOf(fieldsOf(view["record"])["createdAt"]), instantOf(view["indexedAt"])];
    const known = both.flatMap((time) => (time === null ? [] : [time.getTime()]));
    return known.length === 0 ? [] : [Math.min(...known)];
  });
  if (times.length === 0) return { newestAt: null, oldestAt: null };
  return { newestAt: new Date(Math.max(...times)), oldestAt: new Date(Math.min(...times)) };
}
