import type { FoundInRow, MentionList, MentionRow } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { mentionListQuery, mentionQuery } from "../api/mentions.ts";
import { arrangeRows, step } from "./arrange-rows.ts";
import { isRowInView, rowsThatLeft } from "./in-view.ts";
import type { RowStore } from "./row-store.ts";
import { useListOrder } from "./use-list-order.ts";
import { useMarkRead } from "./use-mark-read.ts";
import { useRowsByNeed } from "./use-rows-by-need.ts";

type MentionTotal = MentionList["total"];

interface Arrangement {
  key: string;
  latest: readonly number[];
  shown: number[];
  waiting: number[];
  /** How often many posts had been changed at once. */
  sweeps: number;
}

/** Rows that somebody may have closed elsewhere are asked for one by one, at most so many at once. */
const askedMax = 20;

/**
 * The rows of a view in the order of the server, which holds still while somebody works with it. The order is known to its end, rows are fetched
 * as they come into sight.
 * @param isTouched tells whether a row must keep its place now
 */
export function useMentionList(
  filter: MentionFilter,
  rows: RowStore,
  ours: ReadonlySet<number>,
  isTouched: () => boolean,
  selected: number | null = null,
) {
  useMarkRead(rows, selected);
  const options = mentionListQuery(filter);
  // What cannot be read is not asked for: the field says what is wrong with it.
  const isReadable = filter.q === undefined || "query" in parseQuery(filter.q);
  const query = useQuery({ ...options, enabled: isReadable });
  const key = String(options.queryKey[1]);
  const { order: latest, hasMore, fetchMore } = useListOrder(filter, query.data);
  const byNeed = useRowsByNeed(rows, filter.q);
  const [arrangement, showWaiting] = useArrangement({ key, latest, rows, isTouched });

  const loaded = query.data?.mentions;
  const { renew, forgetRest } = byNeed;
  const { sweeps } = arrangement;
  useEffect(() => {
    if (sweeps > 0) forgetRest();
  }, [sweeps, forgetRest]);
  useEffect(() => {
    rows.note(loaded ?? []);
    renew(new Set((loaded ?? []).map(({ postId }) => postId)));
  }, [rows, loaded, renew]);
  useStrays(rows, arrangement, latest, filter);
  const revision = useSyncExternalStore(rows.subscribe, rows.revision);
  const byId = useMemo(
    () => new Map<number, MentionRow>((loaded ?? []).map((row) => [row.postId, row])),
    [loaded],
  );
  const get = useCallback((id: number): MentionRow | undefined => rows.get(id) ?? byId.get(id), [rows, byId]);
  const found = useMemo(
    () => new Map<number, FoundInRow>((query.data?.found ?? []).map((each) => [each.postId, each])),
    [query.data],
  );
  const { foundIn: foundByNeed, gone } = byNeed;
  const { shown } = arrangement;
  const left = useMemo(
    () => rowsThatLeft(ours, get, filter).join(),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- rows change within the store: its revision says when
    [ours, get, filter, revision],
  );
  const ids = useMemo(() => without(shown, left, gone), [shown, left, gone]);
  const total = useTotal(query.data?.total ?? null, hasMore ? null : latest.length);
  return {
    query,
    isReadable,
    get,
    foundIn: (id: number): FoundInRow | undefined => found.get(id) ?? foundByNeed(id),
    ids,
    need: byNeed.need,
    hasMore,
    fetchMore,
    waitingCount: arrangement.waiting.length,
    showWaiting,
    total,
  };
}

/** The newest order as it is drawn: in place where somebody works, anew in another view, after a sweep and where nobody is. */
function useArrangement(given: {
  key: string;
  latest: readonly number[];
  rows: RowStore;
  isTouched: () => boolean;
}): [arrangement: Arrangement, showWaiting: () => void] {
  const { key, latest, rows, isTouched } = given;
  const [arrangement, setArrangement] = useState<Arrangement>(nothingArranged(key));
  const sweeps = useSyncExternalStore(rows.sweeps.subscribe, rows.sweeps.count);

  if (arrangement.latest !== latest || arrangement.key !== key || arrangement.sweeps !== sweeps) {
    const isSameList = arrangement.key === key && arrangement.sweeps === sweeps;
    const isHeld = isSameList && arrangement.shown.length > 0 && isTouched();
    const arranged = isHeld ? arrangeRows(arrangement.shown, latest) : { shown: [...latest], waiting: [] };
    setArrangement({ key, latest, sweeps, ...arranged });
  }
  return [arrangement, () => setArrangement({ ...arrangement, shown: [...latest], waiting: [] })];
}

const nothingArranged = (key: string): Arrangement => ({
  key,
  latest: [],
  shown: [],
  waiting: [],
  sweeps: 0,
});

/** Where the whole order is known its length is the truth, whatever the count was bounded by. */
function useTotal(told: MentionTotal | null, known: number | null): MentionTotal | null {
  return useMemo(
    () => (told !== null && !told.isExact && known !== null ? { count: known, isExact: true } : told),
    [told, known],
  );
}

/** The same list where nothing is taken out: a long one is not gone through at every change of a row. */
function without(ids: readonly number[], left: string, gone: ReadonlySet<number>): readonly number[] {
  if (left === "" && gone.size === 0) return ids;
  const out = new Set([...gone, ...left.split(",").filter(Boolean).map(Number)]);
  return ids.filter((id) => !out.has(id));
}

/** How long the cursor rests on a row before the next one is fetched ahead. */
const restMs = 150;

/** Fetches the post after the chosen one ahead of time, so that the next step shows it at once. */
export function useNextAhead(ids: readonly number[], selected: number | null): void {
  const queryClient = useQueryClient();
  const next = selected === null ? null : step(ids, selected, 1);
  useEffect(() => {
    if (next === null || next === selected) return;
    const timer = setTimeout(() => void queryClient.prefetchQuery(mentionQuery(next)), restMs);
    return () => clearTimeout(timer);
  }, [queryClient, next, selected]);
}

/**
 * Rows on the screen that the newest list no longer has, though they look as if it should: somebody changed them, so
 * their present state is asked for, once for each state.
 */
function useStrays(
  rows: RowStore,
  { shown }: Arrangement,
  latest: readonly number[],
  filter: MentionFilter,
): void {
  const queryClient = useQueryClient();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const present = new Set(latest);
    const strays = shown.flatMap((id) => {
      const row = present.has(id) ? undefined : rows.confirmed(id);
      if (row === undefined || !isRowInView(row, filter)) return [];
      const state = `${id} ${row.version}`;
      return asked.current.has(state) ? [] : [{ id, state }];
    });
    for (const { id, state } of strays.slice(0, askedMax)) {
      asked.current.add(state);
      void queryClient
        .fetchQuery({ ...mentionQuery(id), staleTime: 0, retry: false })
        .then((detail) => rows.note([detail]))
        .catch(() => undefined);
    }
  }, [queryClient, rows, shown, latest, filter]);
}
