import { fieldsOf, countOf, instantOf, listOf } from "../json-fields.ts";

/** What one visit leaves for the next. */
export interface TelegramCursor {
  /** Up to this number everything has been read. */
  newest: number;
  /** Numbers that stood on the newest page: one that is missing there now may have been deleted. */
  seen: readonly number[];
  /** The exact number of subscribers, which has a page of its own, and when it was read. */
  subscribers: { count: number; at: string } | null;
}

/** Null for what is no cursor of ours. */
export function readTelegramCursor(value: unknown): TelegramCursor | null {
  const { newest, seen, subscribers } = fieldsOf(value);
  const number = countOf(newest);
  if (number === null) return null;
  const { count, at } = fieldsOf(subscribers);
  const exact = countOf(count);
  return {
    newest: number,
    seen: listOf(seen).flatMap((one) => countOf(one) ?? []),
    subscribers:
      exact === null || instantOf(at) === null || typeof at !== "string" ? null : { count: exact, at },
  };
}

/** Numbers that stood on the page before, lie within what it shows now, and are not there any more. */
export function missingNumbers(
  seen: readonly number[],
  shown: readonly number[],
  isOldestPage: boolean,
): number[] {
  const there = new Set(shown);
  const from = isOldestPage || shown.length === 0 ? 0 : Math.min(...shown);
  return seen.filter((number) => number >= from && !there.has(number));
}
