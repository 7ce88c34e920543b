import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type {
  PolledNothing,
  PolledPosts,
  PollDeps,
  PollFailure,
  PollOutcome,
  PollSource,
} from "../connector.ts";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import type { FeedOutcome } from "../poll-feed.ts";
import { polledPosts } from "../polled-posts.ts";
import { channelIdOnPage, readChannelFeed } from "./channel-feed.ts";
import { listVideos, lookAtVideos } from "./look-through-api.ts";
import type { Looked } from "./look-through-api.ts";
import { openYoutubeApi } from "./youtube-api.ts";
import type { YoutubeApi } from "./youtube-api.ts";
import { readYoutubeCursor, writeYoutubeCursor } from "./youtube-cursor.ts";
import type { YoutubeCursor } from "./youtube-cursor.ts";
import { minGapMs } from "./youtube-gap.ts";
import type { YoutubeTarget } from "./youtube-target.ts";
import { uploadsOf } from "./youtube-target.ts";

/** Counters and comments are looked at this often at most: each look costs units of the day's quota. */
const lookGapMs = 10 * 60_000;
/** Pages of a playlist that are listed in a look: its newest videos may stand at its end. */
const listPagesMax = 4;

type VideosTarget = Exclude<YoutubeTarget, { kind: "search" }>;

/**
 * New videos by the open feed, which costs nothing; with a key also counters and comments. While the quota is used up, or the
 * API is out of order, the feed goes on alone and the visit says so; a key that is refused is a failure, since a person has to mend it.
 */
export async function pollVideos(
  source: PollSource,
  target: VideosTarget,
  deps: PollDeps,
): Promise<PollOutcome> {
  const asker = createAsker(deps, minGapMs);
  const api = openYoutubeApi(source, deps, asker);
  const cursor = readYoutubeCursor(source.cursor);
  if (target.kind === "video" && api === null)
    return asker.fail("needs_key", "a single video is followed through the Data API, which needs a key");
  const channelId = await resolveChannel(source, target, { cursor, api, asker, deps });
  if (typeof channelId === "object" && channelId !== null) return channelId;
  const list =
    target.kind === "playlist"
      ? { playlistId: target.playlistId }
      : channelId === null
        ? null
        : { channelId };
  const feed = list === null ? null : await readChannelFeed(source, list, deps);
  const fresh = feed?.ok === true && feed.isModified ? feed.posts.map((post) => post.externalId) : [];
  const isDue = fresh.some((id) => !cursor.videos.has(id)) || isLookDue(cursor, deps.now());
  const kept = { ...cursor, channelId };
  if (api === null || !isDue || isResting(cursor, deps.now())) return feedAlone(feed, kept, asker, []);
  const looked = await look(source, target, api, { cursor: kept, fresh, now: deps.now() });
  return settle(feed, looked, { cursor: kept, asker, now: deps.now() });
}

function isLookDue({ apiAt }: YoutubeCursor, now: Date): boolean {
  return apiAt === null || now.getTime() - apiAt.getTime() >= lookGapMs;
}

function isResting({ restUntil }: YoutubeCursor, now: Date): boolean {
  return restUntil !== null && restUntil > now;
}

/** Null where no channel is read; a failure where its name leads nowhere. */
async function resolveChannel(
  source: PollSource,
  target: VideosTarget,
  given: { cursor: YoutubeCursor; api: YoutubeApi | null; asker: Asker; deps: PollDeps },
): Promise<string | null | PollFailure> {
  const { cursor, api, asker } = given;
  if (target.kind === "channel") return target.channelId;
  if (target.kind !== "name" || cursor.channelId !== null) return cursor.channelId;
  if (api !== null && target.path.startsWith("/@") && !isResting(cursor, given.deps.now())) {
    const answer = await api.get("channels", {
      part: "id",
      forHandle: decodeURIComponent(target.path.slice(1)),
    });
    if (!answer.ok) return answer;
    const id = stringOf(fieldsOf(listOf(answer.fields["items"])[0])["id"]);
    return id ?? asker.fail("not_there", "YouTube knows no channel of this name");
  }
  const found = await channelIdOnPage(source, target.path, asker, given.deps);
  if (!found.ok) return found;
  return found.channelId ?? asker.fail("not_there", "the page names no channel");
}

async function look(
  source: PollSource,
  target: VideosTarget,
  api: YoutubeApi,
  { cursor, fresh, now }: { cursor: YoutubeCursor; fresh: readonly string[]; now: Date },
): Promise<Looked> {
  const ids = [...fresh];
  const isFirst = cursor.apiAt === null;
  if (target.kind === "video") ids.push(target.videoId);
  const list =
    target.kind === "playlist"
      ? target.playlistId
      : cursor.channelId === null
        ? null
        : uploadsOf(cursor.channelId);
  let page: string | null = list !== null && (isFirst || target.kind === "playlist") ? "" : null;
  for (let pages = 0; page !== null && pages < (target.kind === "playlist" ? listPagesMax : 1); pages += 1) {
    const listed = await listVideos(api, list ?? "", page);
    if (!listed.ok)
      return { posts: [], videos: cursor.videos, deletedIds: [], hasMore: false, failure: listed };
    // The end of a playlist is as likely as its beginning to be what is new.
    if (target.kind === "playlist") ids.unshift(...listed.ids.filter((id) => !cursor.videos.has(id)));
    else ids.push(...listed.ids);
    page = listed.next;
  }
  return lookAtVideos({ source, api, seen: cursor.videos, now }, ids, source.readsComments === true);
}

function settle(
  feed: FeedOutcome | null,
  looked: Looked,
  { cursor, asker, now }: { cursor: YoutubeCursor; asker: Asker; now: Date },
): PollOutcome {
  const { failure, videos, posts, deletedIds, hasMore } = looked;
  if (failure !== null && (failure.code === "needs_key" || (posts.length === 0 && feed?.ok !== true)))
    return failure;
  const next = {
    ...cursor,
    videos,
    apiAt: hasMore || failure !== null ? cursor.apiAt : now,
    restUntil: failure?.code === "over_quota" ? new Date(now.getTime() + (failure.retryAfterMs ?? 0)) : null,
  };
  const warnings = failure === null ? [] : [`counters and comments wait: ${failure.message}`];
  // What the API says of a video is more than its feed does.
  const told = new Set(posts.map((post) => post.externalId));
  if (feed === null || !feed.ok || !feed.isModified) {
    const visit = addVisits(feed, asker);
    return polledPosts(visit, {
      posts,
      deletedIds,
      cursor: writeYoutubeCursor(next),
      hasMore,
      warnings,
      validators: feed?.ok === true ? feed.validators : null,
    });
  }
  const rest = feed.posts.filter((post) => !told.has(post.externalId));
  const both = { ...feed, ...addVisits(feed, asker), posts: [...posts, ...rest], reader: "feed and api" };
  return {
    ...both,
    deletedIds,
    hasMore,
    cursor: writeYoutubeCursor(next),
    warnings: [...feed.warnings, ...warnings],
  };
}

function feedAlone(
  feed: FeedOutcome | null,
  cursor: YoutubeCursor,
  asker: Asker,
  warnings: readonly string[],
): PollOutcome {
  if (feed === null) return polledPosts(asker.visit(), { posts: [], cursor: writeYoutubeCursor(cursor) });
  if (!feed.ok) return feed;
  const told: PolledPosts | PolledNothing = {
    ...feed,
    ...addVisits(feed, asker),
    cursor: writeYoutubeCursor(cursor),
  };
  return told.isModified ? { ...told, warnings: [...told.warnings, ...warnings] } : told;
}

function addVisits(feed: FeedOutcome | null, asker: Asker) {
  const own = asker.visit();
  return feed === null
    ? own
    : {
        httpStatus: own.httpStatus ?? feed.httpStatus,
        ms: own.ms + feed.ms,
        bytes: own.bytes + feed.bytes,
      };
}
