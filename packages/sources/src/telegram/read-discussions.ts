import type { CollectedPost } from "@earshot/core/collect/post";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { askWidget } from "./ask-telegram.ts";
import { postsHash } from "../posts-hash.ts";
import { commentPost } from "./message-post.ts";
import { saysDeleted } from "./read-page.ts";
import { discussionsToRead, type Discussed } from "./telegram-cursor.ts";
import { postId } from "./telegram-target.ts";

/** Comments of one page: Telegram gives no more. */
const commentsLimit = "100";
/** Pages that a visit to the channel reads of one discussion that is new: what is beyond, the reading of threads finds. */
const pagesMax = 3;

interface Asking {
  asker: Asker;
  deps: PollDeps;
  source: PollSource;
}

export type DiscussionPage =
  | { ok: true; posts: CollectedPost[]; deletedIds: string[]; older: number | null }
  | PollFailure;

/**
 * A page of the comments below a post, oldest first: the newest ones, or those before a number. A channel without comments
 * has none.
 */
export async function readDiscussion(
  { asker, deps, source }: Asking,
  rootId: string,
  before: number | null,
): Promise<DiscussionPage> {
  const asked = await askWidget(asker, deps, source, rootId, {
    discussion: "1",
    comments_limit: commentsLimit,
    ...(before === null ? {} : { comment: String(before) }),
  });
  if (!asked.ok) return asked;
  const { widget } = asked;
  if (widget.kind === "error")
    return { ok: true, posts: [], deletedIds: saysDeleted(widget.message) ? [rootId] : [], older: null };
  const posts = widget.messages.flatMap((message) => commentPost(message, source, rootId) ?? []);
  const isFurther = posts.length > 0 && widget.older !== null && (before === null || widget.older < before);
  return { ok: true, posts, deletedIds: [], older: isFurther ? widget.older : null };
}

export interface Discussions {
  posts: CollectedPost[];
  deletedIds: string[];
  /** For the cursor. */
  discussed: Discussed[];
  isMore: boolean;
  warnings: string[];
}

/**
 * Comments below the posts of the newest page, some discussions at each visit; of those that are as they were none. A visit
 * does not fail for their sake.
 */
export async function readDiscussions(
  asking: Asking,
  channel: string,
  discussed: readonly Discussed[],
  shown: readonly number[],
): Promise<Discussions> {
  const numbers = discussed.map(({ number }) => number);
  const { fresh, again, isMore } = discussionsToRead(numbers, shown);
  const taken = [...fresh, ...again];
  const kept = discussed.filter(({ number }) => shown.includes(number) && !taken.includes(number));
  const found: Discussions = { posts: [], deletedIds: [], discussed: kept, isMore, warnings: [] };
  for (const number of taken) {
    const before = discussed.find((each) => each.number === number)?.hash ?? null;
    const pages = fresh.includes(number) ? pagesMax : 1;
    const read = await readWhole(asking, postId(channel, number), pages);
    found.discussed.push({ number, hash: read.ok ? read.hash : "" });
    if (!read.ok) {
      // The next one would fail alike, and the posts themselves are read.
      const waiting = taken.filter((other) => !found.discussed.some((each) => each.number === other));
      found.discussed.push(...waiting.map((other) => ({ number: other, hash: "" })));
      return { ...found, isMore: false, warnings: [`comments could not be read: ${read.message}`] };
    }
    found.deletedIds.push(...read.deletedIds);
    const isKnown = asking.source.bodyHash !== null && read.hash === before;
    if (!isKnown) found.posts.push(...read.posts);
  }
  return found;
}

async function readWhole(
  asking: Asking,
  rootId: string,
  pagesLimit: number,
): Promise<{ ok: true; posts: CollectedPost[]; deletedIds: string[]; hash: string } | PollFailure> {
  const first = await readDiscussion(asking, rootId, null);
  if (!first.ok) return first;
  const posts = [...first.posts];
  let before = first.older;
  for (let pages = 1; before !== null && pages < pagesLimit; pages += 1) {
    const page: DiscussionPage = await readDiscussion(asking, rootId, before);
    if (!page.ok) return page;
    posts.push(...page.posts);
    before = page.older;
  }
  return { ok: true, posts, deletedIds: first.deletedIds, hash: postsHash(first.posts) };
}
