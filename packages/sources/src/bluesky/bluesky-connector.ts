import type { PostAuthor } from "@earshot/core/collect/post";
import { noHints } from "@earshot/core/collect/poll-hints";
import { serviceUrl } from "../access.ts";
import { createAsker, parseJson } from "../ask.ts";
import type {
  Connector,
  HistoryPage,
  PageOutcome,
  PollDeps,
  PollFailure,
  PollOutcome,
  PollSource,
  PostRef,
  RefreshOutcome,
} from "../connector.ts";
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { askPublic, blueskyGapMs, failureOf, openAppView, readTargetPage } from "./ask-appview.ts";
import type { AppView } from "./ask-appview.ts";
import { readBlueskyTarget } from "./bluesky-target.ts";
import { gonePosts } from "./gone-posts.ts";
import { askProfiles, withFollowers } from "./profiles.ts";
import { readBack, readFeedCursor, readPageKey } from "./read-back.ts";
import { readPostView } from "./read-post-view.ts";
import { readThreadView } from "./read-thread.ts";

/** Pages of one visit; what is left follows in the next. */
const pagesMax = 5;

/** Accounts and searches of Bluesky through its AppView. Docs: lexicons `app.bsky.*` of the AT Protocol. */
export const blueskyConnector: Connector = {
  minGapMs: blueskyGapMs,
  refreshMax: 25,
  firstUrl({ url, access }) {
    const isMember = readBlueskyTarget(url)?.what === "search" && access.secret("app_password") !== null;
    return serviceUrl(access, isMember ? "pds" : "public");
  },
  poll,
  backfill,
  thread: (source, { post }, deps) => readThread(openAppView(source, deps), post),
  refresh: (source, posts, deps) => refresh(openAppView(source, deps), posts),
};

async function poll(source: PollSource, deps: PollDeps): Promise<PollOutcome> {
  const target = readBlueskyTarget(source.url);
  if (target === null) return wrongAddress(deps);
  const view = openAppView(source, deps);
  const before = readFeedCursor(source.cursor);
  const read = await readBack((key) => readTargetPage(view, target, key), before, pagesMax);
  if (!read.ok) return read.failure;
  const known = before.newestAt;
  const posts = await withFollowers(view, read.posts, (post) => known === null || post.publishedAt > known);
  const actor = target.what === "account" ? target.actor : null;
  const profile = actor === null ? null : await profileOf(view, actor, posts[0]?.author ?? null);
  return {
    ...view.asker.visit(),
    ok: true,
    isModified: true,
    posts,
    channel: {
      title: target.what === "account" ? (profile?.name ?? `@${target.actor}`) : target.query,
      link: source.url,
      language: null,
      audience: profile?.followers ?? null,
    },
    reader: "bluesky",
    warnings: [],
    validators: null,
    cursor: read.cursor,
    hasMore: read.cursor.rest !== null,
    missedSince: null,
    timing: { hints: noHints, maxAgeSeconds: null },
    movedTo: null,
  };
}

/** Of an account whose posts were all known nobody has been asked yet. */
async function profileOf(view: AppView, actor: string, author: PostAuthor | null) {
  if (author !== null && author.followers !== null) return author;
  const [profile] = (await askProfiles(view, [actor])).values();
  return {
    name: stringOf(profile?.["displayName"])?.slice(0, 300) ?? null,
    followers: countOf(profile?.["followersCount"]),
  };
}

async function backfill(
  source: PollSource,
  { from, since, until = null }: HistoryPage,
  deps: PollDeps,
): Promise<PageOutcome> {
  const target = readBlueskyTarget(source.url);
  if (target === null) return wrongAddress(deps);
  const view = openAppView(source, deps);
  const begun = until === null || target.what === "account" ? null : { until: until.toISOString() };
  const page = await readTargetPage(view, target, readPageKey(from) ?? begun);
  if (!page.ok) return page.failure;
  const isDown = page.oldestAt !== null && page.oldestAt < since;
  const posts = page.posts.filter((post) => post.publishedAt >= since);
  const next = isDown ? null : page.next;
  return { ...view.asker.visit(), ok: true, posts: await withFollowers(view, posts, () => true), next };
}

/** One request for the whole thread: the AppView gives up to 1,000 levels. */
async function readThread(view: AppView, { externalId }: PostRef): Promise<PageOutcome> {
  const asked = await askThread(view, externalId, 1_000);
  if (asked !== "not_found" && !asked.ok) return asked.failure;
  const { posts, deletedIds } =
    asked === "not_found"
      ? { posts: [], deletedIds: [externalId] }
      : readThreadView(asked.thread, view.reading);
  const known = await withFollowers(view, posts, () => true);
  const gone = await gonePosts(view, deletedIds);
  return { ...view.asker.visit(), ok: true, posts: known, deletedIds: gone, next: null };
}

async function askThread(
  view: AppView,
  uri: string,
  depth: number,
): Promise<"not_found" | { ok: true; thread: unknown } | { ok: false; failure: PollFailure }> {
  const query = new URLSearchParams({ uri, depth: String(depth), parentHeight: "0" });
  const asked = await askPublic(view, `/xrpc/app.bsky.feed.getPostThread?${query.toString()}`);
  if (!asked.ok) {
    const error = asked.response === undefined ? null : fieldsOf(parseJson(asked.response))["error"];
    return error === "NotFound" ? "not_found" : { ok: false, failure: failureOf(view, asked) };
  }
  const thread = fieldsOf(asked.value)["thread"];
  const isGone = stringOf(fieldsOf(thread)["$type"])?.endsWith("#notFoundPost") === true;
  return isGone ? "not_found" : { ok: true, thread };
}

/** Posts that are gone, or whose account is switched off, are left out of the answer. When all are, one is asked for by itself, lest an empty answer take them all. */
async function refresh(view: AppView, refs: readonly PostRef[]): Promise<RefreshOutcome> {
  const query = refs.map(({ externalId }) => `uris=${encodeURIComponent(externalId)}`).join("&");
  const asked = await askPublic(view, `/xrpc/app.bsky.feed.getPosts?${query}`);
  if (!asked.ok) return failureOf(view, asked);
  const values = listOf(fieldsOf(asked.value)["posts"]);
  const shown = new Set(values.map((value) => stringOf(fieldsOf(value)["uri"])));
  const [first] = refs;
  if (shown.size === 0 && first !== undefined) {
    const one = await askThread(view, first.externalId, 0);
    if (one !== "not_found")
      return one.ok
        ? view.asker.fail("service_error", "an empty list for posts that are there")
        : one.failure;
  }
  const posts = values.flatMap((value) => readPostView(value, view.reading) ?? []);
  const missing = refs.flatMap(({ externalId }) => (shown.has(externalId) ? [] : externalId));
  const deletedIds = await gonePosts(view, missing);
  return { ...view.asker.visit(), ok: true, posts, deletedIds };
}

function wrongAddress(deps: PollDeps): PollFailure {
  return createAsker(deps, blueskyGapMs).fail("bad_url", "neither an account nor a search of Bluesky");
}
