import { postCollection, postUri, readPostUri } from "../bluesky/at-uri.ts";
import { readPostRecord } from "../bluesky/post-record.ts";
import { pageOf, timeOf } from "../bluesky/read-post-view.ts";
import type { ReadingPosts } from "../bluesky/read-post-view.ts";
import type { StreamEvent } from "../stream.ts";
import type { Frame } from "./decode-frame.ts";

/**
 * Statuses of an account that is closed for good, by its owner or by the network. "deactivated" and "suspended" ones may come back with all their posts, and the
 * others ("desynchronized", "throttled") are troubles of servers: none of these is a deletion.
 */
const closed: ReadonlySet<string | null> = new Set(["deleted", "takendown"]);

/** What an event of the stream means; null when it means nothing to us. */
export function eventOf(
  frame: Extract<Frame, { timeUs: number }>,
  reading: ReadingPosts,
): StreamEvent | null {
  if (frame.kind === "account") {
    return !frame.isActive && closed.has(frame.status) ? { kind: "account_gone", account: frame.did } : null;
  }
  if (frame.kind !== "commit" || frame.collection !== postCollection) return null;
  const uri = postUri(frame.did, frame.rkey);
  if (readPostUri(uri) === null) return null;
  if (frame.operation === "delete") return { kind: "delete", externalId: uri };
  const record = readPostRecord(frame.record);
  if (record === null) return null;
  const { namespace, site, now } = reading;
  return {
    kind: "post",
    isEdit: frame.operation === "update",
    post: {
      namespace,
      externalId: uri,
      platform: "bluesky",
      url: pageOf(site, frame.did, frame.rkey),
      title: null,
      text: record.text,
      author: {
        handle: frame.did,
        name: null,
        url: `${site}/profile/${frame.did}`,
        bio: null,
        followers: null,
      },
      ...timeOf(record.createdAt, new Date(frame.timeUs / 1000), now),
      editedAt: frame.operation === "update" ? new Date(frame.timeUs / 1000) : null,
      parentExternalId: record.parentUri,
      rootExternalId: record.rootUri,
      engagement: { likes: null, comments: null, shares: null, views: null, isApproximate: false },
      statedLanguage: record.language,
      tags: record.tags,
    },
  };
}
