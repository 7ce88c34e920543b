import type { CollectedPost } from "@earshot/core/collect/post";
import { isPassing, reasonOfFailure } from "@earshot/core/collect/source-reason";
import type { Connector, PollDeps, PollFailure, PollSource, PostRef } from "@earshot/sources/connector";
import { fieldsOf, instantOf, listOf, stringOf } from "@earshot/sources/json-fields";
import { takeTurn } from "./take-turn.ts";

/** Pages of comments that one job reads, and how long it goes on to the next one: its deadline is 90 s, and a busy host has a queue. */
const pagesMax = 20;
const startsForMs = 30_000;

/** Comments still to be read of a page of history, before the walk goes on. As kept in `backfill_run.next`. */
export interface HistoryComments {
  /** Posts whose comments are not all read, the first one being read. */
  below: PostRef[];
  /** Where the first one's comments go on; null at their beginning. */
  from: unknown;
  /** What the connector gave for the next page of history. */
  page: unknown;
  /** No page of history follows. */
  isLast: boolean;
}

/** Posts of a page of history that have comments, or may have: no counter is no zero. An answer is read with what it answers. */
export function commentedPosts(posts: readonly CollectedPost[]): PostRef[] {
  return posts
    .filter(({ rootExternalId, engagement }) => rootExternalId === null && engagement.comments !== 0)
    .map(({ externalId, url, publishedAt }) => ({ externalId, url, publishedAt }));
}

/** As it is stored: with a name that no connector uses, so that it is not taken for one's own place. */
export function writeHistoryComments({ below, ...rest }: HistoryComments): unknown {
  return {
    commentsOf: below.map((post) => ({ ...post, publishedAt: post.publishedAt.toISOString() })),
    ...rest,
  };
}

/** Null when it is the place of a connector. */
export function readHistoryComments(next: unknown): HistoryComments | null {
  const { commentsOf, from = null, page = null, isLast } = fieldsOf(next);
  if (!Array.isArray(commentsOf)) return null;
  const below = listOf(commentsOf).flatMap((value) => {
    const { externalId, url, publishedAt } = fieldsOf(value);
    const id = stringOf(externalId);
    const at = instantOf(publishedAt);
    return id === null || at === null ? [] : [{ externalId: id, url: stringOf(url), publishedAt: at }];
  });
  return { below, from, page, isLast: isLast === true };
}

export interface ReadComments {
  posts: CollectedPost[];
  deletedIds: string[];
  left: HistoryComments;
  /** What ended the reading and may pass; what was read before it is here. */
  failure: PollFailure | null;
}

/** Reads comments for as long as a job may. Where those of one post cannot be had for good, the walk goes on without them. */
export async function readComments(
  { connector, poll, pollDeps }: { connector: Connector; poll: PollSource; pollDeps: PollDeps },
  work: HistoryComments,
): Promise<ReadComments> {
  const found: ReadComments = { posts: [], deletedIds: [], left: work, failure: null };
  const begun = pollDeps.now().getTime();
  for (let pages = 0; pages < pagesMax; pages += 1) {
    const [post, ...others] = found.left.below;
    const isLate = pollDeps.now().getTime() - begun > startsForMs;
    if (post === undefined || connector.thread === undefined || isLate) break;
    if (!(await takeTurn(connector, poll, pollDeps))) break;
    const read = await connector.thread(poll, { post, from: found.left.from }, pollDeps);
    if (!read.ok && mayPass(read)) return { ...found, failure: read };
    const next = read.ok ? read.next : null;
    found.left = { ...found.left, below: next === null ? others : found.left.below, from: next };
    if (!read.ok) continue;
    found.posts.push(...read.posts);
    found.deletedIds.push(...(read.deletedIds ?? []));
  }
  return found;
}

/** Whether to wait and ask again. A page that is none is nothing to wait for: comments of other posts may still be had. */
function mayPass({ code, httpStatus }: PollFailure): boolean {
  if (code === "bad_response") return false;
  return code === "over_quota" || isPassing(reasonOfFailure(code, httpStatus, true));
}
