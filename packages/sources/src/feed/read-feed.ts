import type { FeedReader } from "./feed-reader.ts";
import type { FeedInput, FeedReading } from "./feed-reading.ts";

/**
 * Reads one fetched document as a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1 and 1.1. Texts of the
 * posts are plain, links absolute and http(s), dates not after `now`. Never rejects: what cannot be read is answered
 * with a code and a sentence for people.
 */
export function readFeed(input: FeedInput, reader: FeedReader): Promise<FeedReading> {
  return reader.read(input);
}
