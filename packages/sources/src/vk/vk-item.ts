import type { CollectedPost, Engagement } from "@earshot/core/collect/post";
import { pageRoot } from "../access.ts";
import type { PollSource } from "../connector.ts";
import { countOf, fieldsOf, listOf, type Fields } from "../json-fields.ts";
import { statedTime } from "../stated-time.ts";
import { authorBy, readPeople, type VkPeople } from "./vk-people.ts";
import { vkId } from "./vk-target.ts";
import { hashtagsOf, textOfItem } from "./vk-text.ts";

/** What items of one answer are read with. */
export interface ReadingVk {
  source: Pick<PollSource, "namespace" | "platform">;
  people: VkPeople;
  site: string;
  now: Date;
}

export function readingOf(source: PollSource, response: Fields, now: Date): ReadingVk {
  const site = vkSite(source);
  return { source, people: readPeople(response, site), site, now };
}

/** Root of the pages that people read. */
export function vkSite(source: Pick<PollSource, "access">): string {
  return pageRoot(source.access, "host", "https://vk.com");
}

/** An item of an answer: a post, a comment, or the word of VK that one is gone. */
export type VkItem =
  | { kind: "post"; post: CollectedPost; number: number; isPinned: boolean; comments: number | null }
  | { kind: "gone"; externalId: string; number: number };

/**
 * Reads an item of `wall.*` or `newsfeed.search`, whose items may be comments as well. Null for what is not published, and for
 * what is no item at all.
 */
export function readItem(value: unknown, reading: ReadingVk): VkItem | null {
  const item = fieldsOf(value);
  const owner = signedOf(item["owner_id"]) ?? signedOf(item["to_id"]);
  const number = countOf(item["id"]);
  const postType = item["post_type"];
  if (owner === null || owner === 0 || number === null) return null;
  if (postType === "postpone" || postType === "suggest") return null;
  const root = countOf(item["post_id"]);
  if (postType === "reply" && root !== null) return readComment(item, { owner, post: root }, reading);
  const externalId = vkId({ owner, post: number, comment: null });
  if (isTrue(item["is_deleted"]) || isTrue(item["deleted"])) return { kind: "gone", externalId, number };
  const engagement = engagementOf(item);
  const post = {
    ...factsOf(item, reading, owner),
    externalId,
    url: `${reading.site}/wall${externalId}`,
    parentExternalId: null,
    rootExternalId: null,
    engagement,
  };
  return { kind: "post", post, number, isPinned: isTrue(item["is_pinned"]), comments: engagement.comments };
}

/**
 * Reads a comment. Its parent is the comment it names as answered, else the last one above it in the branch, else the post. Of
 * a deleted one nothing but its branch is left, which is read by itself.
 */
export function readComment(
  value: unknown,
  below: { owner: number; post: number },
  reading: ReadingVk,
): VkItem | null {
  const item = fieldsOf(value);
  const number = countOf(item["id"]);
  if (number === null) return null;
  const externalId = vkId({ ...below, comment: number });
  if (isTrue(item["deleted"])) return { kind: "gone", externalId, number };
  const rootId = vkId({ ...below, comment: null });
  const branch = countOf(listOf(item["parents_stack"]).at(-1));
  const answered = countOf(item["reply_to_comment"]) ?? branch;
  const inBranch = branch === null ? "" : `&thread=${branch}`;
  const post = {
    ...factsOf(item, reading, 0),
    externalId,
    url: `${reading.site}/wall${rootId}?reply=${number}${inBranch}`,
    parentExternalId:
      answered === null || answered === number ? rootId : vkId({ ...below, comment: answered }),
    rootExternalId: rootId,
    engagement: engagementOf(item),
  };
  return { kind: "post", post, number, isPinned: false, comments: null };
}

function factsOf(item: Fields, { source, people, site, now }: ReadingVk, owner: number) {
  const text = textOfItem(item);
  const edited = dateOf(item["edited"]);
  const { publishedAt, dateFlag } = statedTime(dateOf(item["date"]), now);
  return {
    namespace: source.namespace,
    platform: source.platform,
    title: null,
    text,
    author: authorBy(people, signedOf(item["from_id"]) ?? owner, site),
    publishedAt,
    dateFlag,
    editedAt: edited !== null && edited > publishedAt && edited <= now ? edited : null,
    statedLanguage: null,
    tags: hashtagsOf(text),
  };
}

function engagementOf(item: Fields): Engagement {
  const count = (name: string): number | null => countOf(fieldsOf(item[name])["count"]);
  return {
    likes: count("likes"),
    comments: count("comments") ?? count("thread"),
    shares: count("reposts"),
    views: count("views"),
    isApproximate: false,
  };
}

/** Communities have numbers below zero. */
function signedOf(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : null;
}

/** Seconds since 1970. */
function dateOf(value: unknown): Date | null {
  const seconds = countOf(value);
  return seconds === null || seconds === 0 || seconds > 1e11 ? null : new Date(seconds * 1_000);
}

/** Flags are sometimes booleans and sometimes 1. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1;
}
