import type { CollectedPost, PostAuthor } from "@earshot/core/collect/post";
import { htmlToLine } from "../feed/html-to-text.ts";
import { feedLimits } from "../feed/limits.ts";
import { countOf, fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";
import type { Fields } from "../json-fields.ts";
import { statedTime } from "../stated-time.ts";
import { readPostUri } from "./at-uri.ts";
import { readPostRecord } from "./post-record.ts";

export interface ReadingPosts {
  namespace: string;
  /** Where people read posts, without a slash at the end. */
  site: string;
  now: Date;
}

/** A post as the AppView shows it. Null for what is none, and for people who want to be shown to members only. */
export function readPostView(value: unknown, { namespace, site, now }: ReadingPosts): CollectedPost | null {
  const view = fieldsOf(value);
  const uri = stringOf(view["uri"]);
  const place = readPostUri(uri);
  const record = readPostRecord(view["record"]);
  const author = fieldsOf(view["author"]);
  if (uri === null || place === null || record === null || isForMembersOnly(author)) return null;
  const indexedAt = instantOf(view["indexedAt"]);
  const reposts = countOf(view["repostCount"]);
  const quotes = countOf(view["quoteCount"]);
  return {
    namespace,
    externalId: uri,
    platform: "bluesky",
    url: pageOf(site, handleOf(author) ?? place.did, place.rkey),
    title: null,
    text: record.text,
    author: authorOf(author, place.did, site),
    ...timeOf(record.createdAt, indexedAt, now),
    editedAt: null,
    parentExternalId: record.parentUri,
    rootExternalId: record.rootUri,
    engagement: {
      likes: countOf(view["likeCount"]),
      comments: countOf(view["replyCount"]),
      // A quote is a repost with words of one's own.
      shares: reposts === null ? null : reposts + (quotes ?? 0),
      views: null,
      isApproximate: false,
    },
    statedLanguage: record.language,
    tags: record.tags,
  };
}

export function pageOf(site: string, actor: string, rkey: string): string {
  return `${site}/profile/${actor}/post/${rkey}`;
}

/** Authors write the time of creation themselves; whoever dates a post later than it was seen is not believed. */
export function timeOf(
  createdAt: Date | null,
  seenAt: Date | null,
  now: Date,
): Pick<CollectedPost, "publishedAt" | "dateFlag"> {
  if (createdAt !== null && seenAt !== null && createdAt > seenAt)
    return { ...statedTime(seenAt, now), dateFlag: "future_clamped" };
  return statedTime(createdAt ?? seenAt, now);
}

/** The label by which people ask to be shown to those only who are signed in. */
export function isForMembersOnly(author: Fields): boolean {
  return listOf(author["labels"]).some((label) => {
    const { val, neg } = fieldsOf(label);
    return val === "!no-unauthenticated" && neg !== true;
  });
}

/** A handle that its domain does not confirm is shown as "handle.invalid". */
function handleOf(author: Fields): string | null {
  const handle = stringOf(author["handle"]);
  return handle === null || handle === "handle.invalid" || !/^[\w.-]{1,253}$/.test(handle) ? null : handle;
}

export function authorOf(author: Fields, did: string, site: string): PostAuthor {
  const handle = handleOf(author);
  const name = htmlToLine(stringOf(author["displayName"]) ?? "", feedLimits.nameChars);
  const bio = htmlToLine(stringOf(author["description"]) ?? "", feedLimits.bioChars);
  return {
    handle: handle === null ? did : `@${handle}`,
    name: name === "" ? null : name,
    url: `${site}/profile/${handle ?? did}`,
    bio: bio === "" ? null : bio,
    followers: countOf(author["followersCount"]),
  };
}
