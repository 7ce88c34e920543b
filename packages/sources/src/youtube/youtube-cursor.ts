import { countOf, fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";

/** A video as it was at the last look. */
export interface SeenVideo {
  comments: number | null;
  /** Time of its newest comment that was read; null before the first. */
  commentAt: Date | null;
}

/** What a visit leaves for the next one. */
export interface YoutubeCursor {
  /** The id behind a channel's name. */
  channelId: string | null;
  /** Last look through the API. */
  apiAt: Date | null;
  /** Until when the quota is used up. */
  restUntil: Date | null;
  /** Newest first. */
  videos: ReadonlyMap<string, SeenVideo>;
  /** A search: time of the newest video found. */
  foundAt: Date | null;
}

/** Videos whose comments are followed by visits; older ones are re-read with their posts. */
export const followedMax = 50;

export function readYoutubeCursor(value: unknown): YoutubeCursor {
  const cursor = fieldsOf(value);
  const videos = new Map<string, SeenVideo>();
  for (const entry of listOf(cursor["videos"]).slice(0, 4 * followedMax)) {
    const { id, comments, commentAt } = fieldsOf(entry);
    if (typeof id === "string")
      videos.set(id, { comments: countOf(comments), commentAt: instantOf(commentAt) });
  }
  return {
    channelId: stringOf(cursor["channelId"]),
    apiAt: instantOf(cursor["apiAt"]),
    restUntil: instantOf(cursor["restUntil"]),
    videos,
    foundAt: instantOf(cursor["foundAt"]),
  };
}

export function writeYoutubeCursor(cursor: YoutubeCursor): unknown {
  const videos = [...cursor.videos].map(([id, video]) => ({ id, ...video }));
  return JSON.parse(JSON.stringify({ ...cursor, videos }));
}
