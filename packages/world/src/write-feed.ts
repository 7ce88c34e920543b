import { writeAtom } from "./atom-feed.ts";
import { encodeXml } from "./encode-text.ts";
import type { FeedShape } from "./feed-shape.ts";
import type { FeedView } from "./feed-view.ts";
import { writeJsonFeed } from "./json-feed.ts";
import { writeRss } from "./rss-feed.ts";

const mediaTypes = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

/** The document's bytes in the shape asked for, and the `Content-Type` that goes with them. */
export function writeFeed(view: FeedView, shape: FeedShape): { contentType: string; bytes: Buffer } {
  const { format, encoding, declaredIn } = shape;
  const contentType =
    declaredIn === "xml" ? mediaTypes[format] : `${mediaTypes[format]}; charset=${encoding}`;
  if (format === "json") return { contentType, bytes: Buffer.from(writeJsonFeed(view), "utf8") };
  const stated = declaredIn === "http" ? "" : ` encoding="${encoding}"`;
  const document = format === "atom" ? writeAtom(view) : writeRss(view);
  return { contentType, bytes: encodeXml(`<?xml version="1.0"${stated}?>\n${document}\n`, encoding) };
}
