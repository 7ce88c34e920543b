import type { CollectedPost } from "@earshot/core/collect/post";
import type { PollCode } from "@earshot/sources/connector";
import type { Missed, StreamSink } from "@earshot/sources/stream";
import type { CurrentMatcher } from "../watched-matcher.ts";

/** What came since the last time, to be saved together. */
export interface Streamed {
  /** Posts that mention somebody watched. */
  hits: CollectedPost[];
  /** New texts that mention nobody: of a post that is kept they matter all the same. */
  edits: CollectedPost[];
  deletedIds: string[];
  goneAccounts: string[];
  missed: Missed[];
  /** Posts that were looked at. */
  seen: number;
  /** Where listening goes on after all this; null when nothing came. */
  cursor: unknown;
  cursorAt: Date | null;
}

export interface StreamFailure {
  code: PollCode;
  message: string;
  httpStatus: number | null;
}

export interface StreamBuffer {
  sink: StreamSink;
  /** Takes everything out; whoever waits for room may go on. */
  drain: () => Streamed;
  /** The matcher that posts are held against from now on. */
  use: (matcher: CurrentMatcher) => void;
  /** How the stream is: failing since when, or not. */
  trouble: () => (StreamFailure & { since: Date }) | null;
  hasOpened: () => boolean;
}

/** Events that wait to be saved; beyond it nothing more is read. */
const waitingMax = 5_000;

/** Between a stream, which does not wait, and the database, which takes its time. */
export function createStreamBuffer(now: () => Date): StreamBuffer {
  let matcher: CurrentMatcher | null = null;
  let streamed = nothing();
  let trouble: (StreamFailure & { since: Date }) | null = null;
  let isOpened = false;
  let full: { waiting: Promise<void>; go: () => void } | null = null;

  const isHit = (post: CollectedPost) => matcher !== null && mentions(matcher, post);

  const sink: StreamSink = {
    wants(post, isEdit) {
      streamed.seen += 1;
      return isEdit || isHit(post);
    },
    take(event) {
      if (event.kind === "delete") streamed.deletedIds.push(event.externalId);
      else if (event.kind === "account_gone") streamed.goneAccounts.push(event.account);
      else if (event.isEdit && !isHit(event.post)) streamed.edits.push(event.post);
      else streamed.hits.push(event.post);
    },
    moved(cursor, at) {
      streamed.cursor = cursor;
      streamed.cursorAt = at;
    },
    missed: (missed) => void streamed.missed.push(missed),
    opened() {
      isOpened = true;
      trouble = null;
    },
    failed(failure) {
      trouble = { ...failure, since: trouble?.since ?? now() };
    },
    room() {
      if (countWaiting(streamed) < waitingMax) return null;
      full ??= latch();
      return full.waiting;
    },
  };

  return {
    sink,
    drain() {
      const drained = streamed;
      streamed = nothing();
      full?.go();
      full = null;
      return drained;
    },
    use(given) {
      matcher = given;
    },
    trouble: () => trouble,
    hasOpened: () => isOpened,
  };
}

function mentions(matcher: CurrentMatcher, { title, text, author, url, tags }: CollectedPost): boolean {
  return matcher.match({ title, text, authorHandle: author?.handle ?? null, url, tags }).length > 0;
}

function countWaiting({ hits, edits, deletedIds, goneAccounts }: Streamed): number {
  return hits.length + edits.length + deletedIds.length + goneAccounts.length;
}

function nothing(): Streamed {
  const lists = { hits: [], edits: [], deletedIds: [], goneAccounts: [], missed: [] };
  return { ...lists, seen: 0, cursor: null, cursorAt: null };
}

function latch(): { waiting: Promise<void>; go: () => void } {
  let go = (): void => {};
  const waiting = new Promise<void>((resolve) => (go = resolve));
  return { waiting, go };
}
