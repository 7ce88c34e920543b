import { fieldsOf, countOf, instantOf, listOf, stringOf } from "../json-fields.ts";

/** The discussion below a post as it was read last. */
export interface Discussed {
  number: number;
  /** Of its newest comments. */
  hash: string;
}

/** What one visit leaves for the next. */
export interface TelegramCursor {
  /** Up to this number everything has been read. */
  newest: number;
  /** Numbers that stood on the newest page: one that is missing there now may have been deleted. */
  seen: readonly number[];
  /** Discussions that were read, that of the longest ago first. */
  discussed: readonly Discussed[];
  /** The exact number of subscribers, which has a page of its own, and when it was read. */
  subscribers: { count: number; at: string } | null;
}

/** Null for what is no cursor of ours. */
export function readTelegramCursor(value: unknown): TelegramCursor | null {
  const { newest, seen, discussed, subscribers } = fieldsOf(value);
  const number = countOf(newest);
  if (number === null) return null;
  const { count, at } = fieldsOf(subscribers);
  const exact = countOf(count);
  return {
    newest: number,
    seen: numbersOf(seen),
    discussed: listOf(discussed).flatMap(readDiscussed),
    subscribers:
      exact === null || instantOf(at) === null || typeof at !== "string" ? null : { count: exact, at },
  };
}

function readDiscussed(value: unknown): Discussed[] {
  const { number, hash } = fieldsOf(value);
  const read = countOf(number);
  return read === null ? [] : [{ number: read, hash: stringOf(hash) ?? "" }];
}

function numbersOf(value: unknown): number[] {
  return listOf(value).flatMap((one) => countOf(one) ?? []);
}

/** Discussions of posts that are new, as many as one visit reads. */
const freshMax = 10;
/** Of the others a visit reads so many again, since no page says where somebody has commented. */
const againMax = 2;

export interface DiscussionsToRead {
  fresh: number[];
  again: number[];
  /** Posts that are new and have to wait for the next visit. */
  isMore: boolean;
}

/**
 * Which discussions this visit reads: those never read, newest first; else that of the newest post and the one that was read
 * the longest ago.
 * @param shown numbers of the newest page
 */
export function discussionsToRead(discussed: readonly number[], shown: readonly number[]): DiscussionsToRead {
  const read = new Set(discussed);
  const newestFirst = shown.toSorted((a, b) => b - a);
  const unread = newestFirst.filter((number) => !read.has(number));
  const fresh = unread.slice(0, freshMax);
  const there = new Set(shown);
  const [newest] = newestFirst;
  const waiting = discussed.filter((number) => there.has(number) && number !== newest);
  const again = [...(newest !== undefined && read.has(newest) ? [newest] : []), ...waiting];
  return {
    fresh,
    again: again.slice(0, Math.max(0, againMax - fresh.length)),
    isMore: unread.length > fresh.length,
  };
}
