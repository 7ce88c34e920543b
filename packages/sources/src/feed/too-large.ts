import type { FeedReading } from "./feed-reading.ts";
import { feedLimits } from "./limits.ts";

/** The answer to a document of more bytes than a feed may have. */
export function tooLarge(bytes: number): FeedReading {
  const mebibytes = (size: number) => (size / 1024 / 1024).toFixed(1);
  const message = `The document has ${mebibytes(bytes)} MB; a feed may have ${mebibytes(feedLimits.bytes)} MB.`;
  return { ok: false, code: "too_large", message };
}
