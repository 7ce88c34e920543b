import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollSource } from "../connector.ts";
import { countOf, fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { readComment } from "./read-video.ts";
import { commentsMax } from "./youtube-api.ts";
import type { ApiFailure, YoutubeApi } from "./youtube-api.ts";

/** What is still to be read below a video: pages of threads, and threads whose replies did not all come with them. */
export interface CommentWork {
  /** Page of threads to ask for; "" is the first, null: all were read. */
  threads: string | null;
  /** Ids of threads with more replies. */
  replies: readonly string[];
  /** Page of the replies of the first of them; "" is the first page. */
  replyPage: string;
}

export const wholeThread: CommentWork = { threads: "", replies: [], replyPage: "" };

/** Reads work that was kept as JSON; null for anything else. */
export function readWork(value: unknown): CommentWork | null {
  const { threads, replies, replyPage } = fieldsOf(value);
  if (!(threads === null || typeof threads === "string") || typeof replyPage !== "string") return null;
  return { threads, replies: listOf(replies).filter((id) => typeof id === "string"), replyPage };
}

export type CommentsRead =
  /** `next` is null when all was read; `oldestAt` the oldest thread of the page. */
  { ok: true; posts: CollectedPost[]; next: CommentWork | null; oldestAt: Date | null } | ApiFailure;

/**
 * Reads one page of what is below a video, newest threads first. Closed comments are no failure: there are none, and the API
 * says so with a refusal.
 */
export async function readComments(
  source: PollSource,
  api: YoutubeApi,
  videoId: string,
  work: CommentWork,
  now: Date,
): Promise<CommentsRead> {
  const [threadId] = work.replies;
  return threadId === undefined
    ? readThreads(source, api, videoId, work, now)
    : readReplies(source, api, { videoId, threadId }, work, now);
}

async function readThreads(
  source: PollSource,
  api: YoutubeApi,
  videoId: string,
  work: CommentWork,
  now: Date,
): Promise<CommentsRead> {
  const answer = await api.get("commentThreads", {
    part: "snippet,replies",
    videoId,
    order: "time",
    maxResults: String(commentsMax),
    textFormat: "plainText",
    ...pageParam(work.threads ?? ""),
  });
  if (!answer.ok)
    return answer.reason === "commentsDisabled"
      ? { ok: true, posts: [], next: null, oldestAt: null }
      : answer;
  const posts: CollectedPost[] = [];
  const incomplete: string[] = [];
  let oldestAt: Date | null = null;
  for (const item of listOf(answer.fields["items"])) {
    const snippet = fieldsOf(fieldsOf(item)["snippet"]);
    const top = readComment(source, snippet["topLevelComment"], videoId, now);
    if (top === null) continue;
    const total = countOf(snippet["totalReplyCount"]);
    posts.push({ ...top, engagement: { ...top.engagement, comments: total } });
    const replies = listOf(fieldsOf(fieldsOf(item)["replies"])["comments"]);
    // Only some of many replies come with their thread: then all are asked for.
    if ((total ?? 0) > replies.length) incomplete.push(top.externalId);
    else posts.push(...replies.flatMap((reply) => readComment(source, reply, videoId, now) ?? []));
    if (oldestAt === null || top.publishedAt < oldestAt) oldestAt = top.publishedAt;
  }
  const threads = stringOf(answer.fields["nextPageToken"]);
  const isDone = threads === null && incomplete.length === 0;
  return { ok: true, posts, next: isDone ? null : { threads, replies: incomplete, replyPage: "" }, oldestAt };
}

async function readReplies(
  source: PollSource,
  api: YoutubeApi,
  { videoId, threadId }: { videoId: string; threadId: string },
  work: CommentWork,
  now: Date,
): Promise<CommentsRead> {
  const answer = await api.get("comments", {
    part: "snippet",
    parentId: threadId,
    maxResults: String(commentsMax),
    textFormat: "plainText",
    ...pageParam(work.replyPage),
  });
  const page = answer.ok ? stringOf(answer.fields["nextPageToken"]) : null;
  // A thread that was taken away meanwhile leaves the others to read.
  if (!answer.ok && answer.code !== "not_there") return answer;
  const items = answer.ok ? listOf(answer.fields["items"]) : [];
  const posts = items.flatMap((item) => readComment(source, item, videoId, now) ?? []);
  const left = page === null ? work.replies.slice(1) : work.replies;
  const isDone = work.threads === null && left.length === 0;
  const next = isDone ? null : { threads: work.threads, replies: left, replyPage: page ?? "" };
  return { ok: true, posts, next, oldestAt: null };
}

function pageParam(page: string): Record<string, string> {
  return page === "" ? {} : { pageToken: page };
}
