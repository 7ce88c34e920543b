import type { CollectedPost } from "@earshot/core/collect/post";
import { serviceUrl } from "../access.ts";
import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type { Connector, PageOutcome, PollFailure, PollOutcome, PollSource } from "../connector.ts";
import { countOf, fieldsOf, instantOf } from "../json-fields.ts";
import { polledPosts } from "../polled-posts.ts";
import { readAppStoreTarget } from "./appstore-target.ts";
import type { AppStoreTarget } from "./appstore-target.ts";
import { entriesOf, readReview } from "./read-review.ts";

const minGapMs = 1_000;
/** Ten pages of fifty reviews, and no more. */
const pagesMax = 10;
/** The list is put in order late: a review may appear below newer ones. */
const overlapMs = 24 * 3_600_000;
const everyMinutes = 30;
const wrongAddress = "no app of the App Store";

/** Reviews of an app in one country, newest first, by the open feed. */
export const appstoreConnector: Connector = {
  minGapMs,
  firstUrl: ({ access }) => serviceUrl(access, "api"),
  async poll(source, deps): Promise<PollOutcome> {
    const target = readAppStoreTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    if (target === null) return asker.fail("bad_url", wrongAddress);
    return pollReviews(source, target, asker, deps.now());
  },
  async backfill(source, { from, since }, deps): Promise<PageOutcome> {
    const target = readAppStoreTarget(source.url);
    const asker = createAsker(deps, minGapMs);
    if (target === null) return asker.fail("bad_url", wrongAddress);
    const page = countOf(from) ?? 1;
    const read = await readPage(source, target, page, asker, deps.now());
    if (!read.ok) return read;
    const posts = read.posts.filter((post) => post.publishedAt >= since);
    const isOver = page >= pagesMax || read.entries === 0 || posts.length < read.posts.length;
    return { ...asker.visit(), ok: true, posts, next: isOver ? null : page + 1 };
  },
};

type Page = { ok: true; posts: CollectedPost[]; entries: number } | PollFailure;

async function readPage(
  source: PollSource,
  target: AppStoreTarget,
  page: number,
  asker: Asker,
  now: Date,
): Promise<Page> {
  const path = `/${target.country}/rss/customerreviews/page=${page}/id=${target.appId}/sortby=mostrecent/json`;
  const asked = await asker.askJson(`${serviceUrl(source.access, "api")}${path}`);
  if (!asked.ok) {
    const { response, ...failure } = asked;
    return response?.status === 400 || response?.status === 404
      ? asker.fail("not_there", "the App Store has no such app in this country")
      : failure;
  }
  const entries = entriesOf(asked.value);
  if (entries === null) return asker.fail("bad_response", "no feed of reviews");
  const posts = entries.flatMap((entry) => readReview(source, target, entry, now) ?? []);
  return { ok: true, posts, entries: entries.length };
}

async function pollReviews(
  source: PollSource,
  target: AppStoreTarget,
  asker: Asker,
  now: Date,
): Promise<PollOutcome> {
  const knownTo = instantOf(fieldsOf(source.cursor)["knownTo"]);
  const posts: CollectedPost[] = [];
  let isReached = knownTo === null;
  for (let page = 1; page <= pagesMax; page += 1) {
    const read = await readPage(source, target, page, asker, now);
    // What the pages before brought is complete in itself: a later page that fails leaves the mark where it was.
    if (!read.ok && page === 1) return read;
    if (!read.ok)
      return polledPosts(asker.visit(), { posts, warnings: [`page ${page}: ${read.message}`], everyMinutes });
    if (page === 1 && read.posts.length === 0) return emptyAnswer(asker, knownTo);
    posts.push(...read.posts);
    isReached ||= read.posts.some(
      (post) => post.publishedAt.getTime() <= (knownTo?.getTime() ?? 0) - overlapMs,
    );
    // A first visit takes the newest page; what lies behind it is history.
    if (isReached || read.posts.length === 0) break;
  }
  const newest = Math.max(...posts.map((post) => post.publishedAt.getTime()), knownTo?.getTime() ?? 0);
  const isCut = !isReached && posts.length >= pagesMax * 45;
  return polledPosts(asker.visit(), {
    posts,
    cursor: { knownTo: new Date(newest).toISOString() },
    missedSince: isCut ? knownTo : null,
    everyMinutes,
  });
}

/** The feed is empty at times for apps with thousands of reviews: it is believed only where it never was anything else. */
function emptyAnswer(asker: Asker, knownTo: Date | null): PollOutcome {
  if (knownTo !== null)
    return asker.fail("service_error", "the App Store gave an empty list for an app that had reviews");
  const warning = "no reviews: the app has none in this country, or the App Store does not give them out now";
  return polledPosts(asker.visit(), { posts: [], warnings: [warning], everyMinutes });
}
