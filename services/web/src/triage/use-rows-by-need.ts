import type { FoundInRow } from "@earshot/contract/mention";
import { useCallback, useEffect, useRef, useState } from "react";
import { loadRows } from "../api/mentions.ts";
import type { RowStore } from "./row-store.ts";

/** Rows asked for at once, and how long it takes until they are: what flies by within that time is not read. */
const askedMax = 100;
const gatherMs = 60;

/** Rows kept beside those on the screen; beyond it the oldest are let go. */
const keptMax = 2_000;

export interface RowsByNeed {
  /** Tells which posts are on the screen, and around it. */
  need: (postIds: readonly number[]) => void;
  /** Asks again for what is on the screen, but for these rows: something has changed. */
  renew: (known: ReadonlySet<number>) => void;
  /** Lets go of all that is not on the screen: many posts were changed at once. */
  forgetRest: () => void;
  foundIn: (postId: number) => FoundInRow | undefined;
  /** Posts that were asked for and are no longer in triage. */
  gone: ReadonlySet<number>;
}

/** Fetches rows as they come into sight, and lets go of those that are far away, so that a list of any length takes the same room. */
export function useRowsByNeed(rows: RowStore, q: string | undefined): RowsByNeed {
  const wanted = useRef<readonly number[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asking = useRef<AbortController | null>(null);
  const found = useRef(new Map<number, FoundInRow>());
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());

  const load = useCallback(
    async (missing: readonly number[]): Promise<void> => {
      if (missing.length === 0) return;
      asking.current?.abort();
      const controller = new AbortController();
      asking.current = controller;
      const answer = await loadRows(missing, q, controller.signal).catch(() => null);
      if (asking.current === controller) asking.current = null;
      if (answer === null) return;
      for (const each of answer.found) found.current.set(each.postId, each);
      rows.note(answer.mentions);
      rows.trim(keptMax, new Set(wanted.current));
      const here = new Set(answer.mentions.map(({ postId }) => postId));
      const lost = missing.filter((postId) => !here.has(postId));
      if (lost.length > 0) setGone((before) => new Set([...before, ...lost]));
    },
    [rows, q],
  );

  const ask = useCallback(
    function ask(): void {
      // One question at a time: were each taken back by the next, nobody could read a list that moves.
      timer.current = asking.current === null ? null : setTimeout(ask, gatherMs);
      if (timer.current !== null) return;
      const isMissing = (postId: number): boolean =>
        rows.confirmed(postId) === undefined || (q !== undefined && !found.current.has(postId));
      void load(wanted.current.filter(isMissing).slice(0, askedMax));
    },
    [load, rows, q],
  );

  useEffect(() => {
    const marks = found.current;
    return () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      asking.current?.abort();
      asking.current = null;
      marks.clear();
    };
  }, [ask]);

  const need = useCallback(
    (postIds: readonly number[]) => {
      wanted.current = postIds;
      timer.current ??= setTimeout(ask, gatherMs);
    },
    [ask],
  );
  const renew = useCallback(
    (known: ReadonlySet<number>) =>
      void load(wanted.current.filter((postId) => !known.has(postId)).slice(0, askedMax)),
    [load],
  );
  const forgetRest = useCallback(() => rows.trim(0, new Set(wanted.current)), [rows]);
  return { need, renew, forgetRest, foundIn: useCallback((postId) => found.current.get(postId), []), gone };
}
