import { countOf, fieldsOf, listOf } from "../json-fields.ts";

/** What a visit to a wall leaves for the next. */
export interface WallCursor {
  /** Highest number that was seen. */
  newest: number;
  /** When the newest post was published, in seconds. */
  newestAt: number;
  /** Numbers that stood on the newest page: one that is missing there now may have been deleted. */
  seen: readonly number[];
  /** Comments below posts of that page, as counted when they were read. */
  comments: Readonly<Record<string, number>>;
}

export function readWallCursor(value: unknown): WallCursor | null {
  const { newest, newestAt, seen, comments } = fieldsOf(value);
  const [number, at] = [countOf(newest), countOf(newestAt)];
  if (number === null || at === null) return null;
  const counted = Object.entries(fieldsOf(comments)).flatMap(([name, count]): [string, number][] => {
    const known = countOf(count);
    return known === null ? [] : [[name, known]];
  });
  return {
    newest: number,
    newestAt: at,
    seen: listOf(seen).flatMap((one) => countOf(one) ?? []),
    comments: Object.fromEntries(counted),
  };
}

/** A stretch of time in seconds, both ends included. */
export interface Stretch {
  from: number;
  to: number;
}

/** What a search leaves for the next visit. */
export interface SearchCursor {
  /** Up to this second everything was read, except for the hole. */
  newest: number;
  /** What lay beyond the window of results that VK gives. */
  hole: Stretch | null;
}

export function readSearchCursor(value: unknown): SearchCursor | null {
  const { newest, hole } = fieldsOf(value);
  const second = countOf(newest);
  if (second === null) return null;
  const [from, to] = [countOf(fieldsOf(hole)["from"]), countOf(fieldsOf(hole)["to"])];
  return { newest: second, hole: from === null || to === null || from > to ? null : { from, to } };
}
