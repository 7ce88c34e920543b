import { createAsker } from "../ask.ts";
import type { PollDeps, PollOutcome, PollSource } from "../connector.ts";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { polledPosts } from "../polled-posts.ts";
import { lookUpVideos } from "./look-through-api.ts";
import { openYoutubeApi, videosMax } from "./youtube-api.ts";
import { readYoutubeCursor, writeYoutubeCursor } from "./youtube-cursor.ts";
import { minGapMs } from "./youtube-gap.ts";

/** A key has a hundred searches a day for all of its sources. */
const searchEveryMinutes = 60;
/** A new video is found some hours after it was published, so each search looks back beyond the one before. */
const overlapMs = 24 * 3_600_000;
const firstReachMs = 7 * 24 * 3_600_000;

/** The newest videos that a search finds: one search and one look at what it found. */
export async function pollSearch(source: PollSource, phrase: string, deps: PollDeps): Promise<PollOutcome> {
  const asker = createAsker(deps, minGapMs);
  const api = openYoutubeApi(source, deps, asker);
  if (api === null) return asker.fail("needs_key", "searches of YouTube need a key of its Data API");
  const cursor = readYoutubeCursor(source.cursor);
  const now = deps.now();
  const after = new Date(
    cursor.foundAt === null ? now.getTime() - firstReachMs : cursor.foundAt.getTime() - overlapMs,
  );
  const answer = await api.get("search", {
    part: "snippet",
    type: "video",
    order: "date",
    q: phrase,
    publishedAfter: after.toISOString(),
    maxResults: String(videosMax),
  });
  if (!answer.ok) return answer;
  const ids = listOf(answer.fields["items"]).flatMap(
    (item) => stringOf(fieldsOf(fieldsOf(item)["id"])["videoId"]) ?? [],
  );
  const told = ids.length === 0 ? null : await lookUpVideos({ source, api, now }, ids);
  if (told !== null && !told.ok) return told;
  const posts = (told?.videos ?? []).map((video) => video.post);
  const times = posts.map((post) => post.publishedAt.getTime());
  const newest = Math.max(...times, cursor.foundAt?.getTime() ?? after.getTime());
  // A full page that does not reach back to what was known has passed something by.
  const isFull = ids.length >= videosMax && cursor.foundAt !== null;
  const isCut = isFull && times.length > 0 && Math.min(...times) > (cursor.foundAt?.getTime() ?? 0);
  return polledPosts(asker.visit(), {
    posts,
    cursor: writeYoutubeCursor({ ...cursor, foundAt: new Date(newest), apiAt: now }),
    everyMinutes: searchEveryMinutes,
    missedSince: isCut ? cursor.foundAt : null,
  });
}
