import type { CollectedPost } from "@earshot/core/collect/post";
import type { Asker } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { askWidget } from "./ask-telegram.ts";
import { commentPost } from "./message-post.ts";
import { saysDeleted } from "./read-page.ts";
import { discussionsToRead } from "./telegram-cursor.ts";
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
  discussed: number[];
  isMore: boolean;
  warnings: string[];
}

/** Comments below the posts of the newest page, some discussions at each visit. A visit does not fail for their sake. */
export async function readDiscussions(
  asking: Asking,
  channel: string,
  discussed: readonly number[],
  shown: readonly number[],
): Promise<Discussions> {
  const { fresh, again, isMore } = discussionsToRead(discussed, shown);
  const there = new Set(shown);
  const taken = [...fresh, ...again];
  const found: Discussions = {
    posts: [],
    deletedIds: [],
    discussed: [...discussed.filter((number) => there.has(number) && !taken.includes(number)), ...taken],
    isMore,
    warnings: [],
  };
  for (const number of taken) {
    let before: number | null = null;
    for (let pages = 0; pages < (fresh.includes(number) ? pagesMax : 1); pages += 1) {
      const page: DiscussionPage = await readDiscussion(asking, postId(channel, number), before);
      if (!page.ok) {
        // The next one would fail alike, and the posts themselves are read.
        const warnings = [`comments could not be read: ${page.message}`];
        return { ...found, isMore: false, warnings };
      }
      found.posts.push(...page.posts);
      found.deletedIds.push(...page.deletedIds);
      before = page.older;
      if (before === null) break;
    }
  }
  return found;
}
