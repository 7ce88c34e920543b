import type { CollectedPost } from "@earshot/core/collect/post";
import { hostAndPort } from "@earshot/runtime/safe-fetch/url-policy";
import { serviceUrl } from "../access.ts";
import { createAsker } from "../ask.ts";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { youtubeChannelOf } from "../find/youtube-channel.ts";
import { pollFeed } from "../poll-feed.ts";
import type { FeedOutcome } from "../poll-feed.ts";
import { mayFetch } from "../robots/may-fetch.ts";
import { minGapMs } from "./youtube-gap.ts";
import { watchUrl } from "./read-video.ts";

const pageBytesMax = 3_000_000;

/** The list whose feed is read: a channel's id or a playlist's. */
export type FeedList = { channelId: string } | { playlistId: string };

export function feedUrl(source: Pick<PollSource, "access">, list: FeedList): string {
  const query = "channelId" in list ? `channel_id=${list.channelId}` : `playlist_id=${list.playlistId}`;
  return `${serviceUrl(source.access, "site")}/feeds/videos.xml?${query}`;
}

/**
 * The fifteen newest videos of a channel, without a key. YouTube answers 404 and 500 at times for channels that are there, so it
 * is asked once more, and then the channel's page tells whether the channel is.
 */
export async function readChannelFeed(
  source: PollSource,
  list: FeedList,
  deps: PollDeps,
): Promise<FeedOutcome> {
  const url = feedUrl(source, list);
  const first = await pollFeed({ ...source, url }, deps);
  if (first.ok || !isSpurious(first)) return withVideoIds(source, first);
  const hasTurn = await deps.pace(hostAndPort(new URL(url)), minGapMs);
  const second = hasTurn ? await pollFeed({ ...source, url }, deps) : first;
  const both = hasTurn ? { ...second, ms: first.ms + second.ms, bytes: first.bytes + second.bytes } : first;
  if (both.ok || !isSpurious(both)) return withVideoIds(source, both);
  return judge(source, list, both, deps);
}

function isSpurious({ code, httpStatus }: PollFailure): boolean {
  return code === "http_error" && httpStatus !== null && (httpStatus === 404 || httpStatus >= 500);
}

/** A feed that stays away: is it the feed or the channel? */
async function judge(
  source: PollSource,
  list: FeedList,
  failure: PollFailure,
  deps: PollDeps,
): Promise<PollFailure> {
  const path = "channelId" in list ? `/channel/${list.channelId}` : `/playlist?list=${list.playlistId}`;
  const asker = createAsker(deps, minGapMs);
  const pageUrl = `${serviceUrl(source.access, "site")}${path}`;
  if (failure.httpStatus !== 404 || !(await mayFetch(pageUrl, deps)).ok) return failure;
  if (!(await deps.pace(hostAndPort(new URL(pageUrl)), minGapMs))) return failure;
  const page = await asker.ask(pageUrl);
  const told = asker.visit();
  const visit = { httpStatus: 404, ms: failure.ms + told.ms, bytes: failure.bytes + told.bytes };
  if (!page.ok && page.response?.status === 404)
    return { ...failure, ...visit, code: "not_there", message: "YouTube knows no such channel or playlist" };
  const message = "YouTube does not give out the feed of a channel that is there; it does so at times";
  return { ...failure, ...visit, code: "service_error", message };
}

/** The id of a channel that is named by its page; null when the page does not tell it. */
export async function channelIdOnPage(
  source: PollSource,
  path: string,
  asker: Asker,
  deps: PollDeps,
): Promise<{ ok: true; channelId: string | null } | PollFailure> {
  const pageUrl = `${serviceUrl(source.access, "site")}${path}`;
  const leave = await mayFetch(pageUrl, deps);
  if (!leave.ok) return asker.fail(leave.code, leave.message);
  const page = await asker.ask(pageUrl);
  if (!page.ok) {
    const { response, ...failure } = page;
    return response?.status === 404 ? asker.fail("not_there", "YouTube knows no such channel") : failure;
  }
  const html = new TextDecoder().decode(page.response.body.subarray(0, pageBytesMax));
  return { ok: true, channelId: youtubeChannelOf(html) };
}

/** The feed's ids are "yt:video:<id>"; the API's are the bare ones. */
function withVideoIds(source: PollSource, outcome: FeedOutcome): FeedOutcome {
  if (!outcome.ok || !outcome.isModified) return outcome;
  return { ...outcome, posts: outcome.posts.map((post) => bareId(source, post)) };
}

function bareId(source: PollSource, post: CollectedPost): CollectedPost {
  const id = post.externalId.replace(/^yt:video:/, "");
  return { ...post, externalId: id, url: watchUrl(source, id) };
}
