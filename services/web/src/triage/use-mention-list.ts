import type { FoundInRow, MentionRow } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { mentionListQuery, mentionQuery } from "../api/mentions.ts";
import { arrangeRows, step } from "./arrange-rows.ts";
import { isStatusInView, rowsInView } from "./in-view.ts";
import type { RowStore } from "./row-store.ts";

interface Arrangement {
  key: string;
  latest: readonly number[];
  shown: number[];
  waiting: number[];
}

/** Rows that somebody may have closed elsewhere are asked for one by one, at most so many at once. */
const askedMax = 20;

/**
 * The rows of a view: pages as the server orders them, in an order that holds still while somebody works with it.
 * @param isTouched tells whether a row must keep its place now
 */
export function useMentionList(
  filter: MentionFilter,
  rows: RowStore,
  isOurs: (postId: number) => boolean,
  isTouched: () => boolean,
) {
  const options = mentionListQuery(filter);
  // What cannot be read is not asked for: the field says what is wrong with it.
  const isReadable = filter.q === undefined || "query" in parseQuery(filter.q);
  const query = useInfiniteQuery({ ...options, enabled: isReadable });
  const key = String(options.queryKey[1]);
  const loaded = useMemo(() => (query.data?.pages ?? []).flatMap((page) => page.mentions), [query.data]);
  const latest = useMemo(() => [...new Set(loaded.map((row) => row.postId))], [loaded]);
  const [arrangement, setArrangement] = useState<Arrangement>({ key, latest: [], shown: [], waiting: [] });

  if (arrangement.latest !== latest || arrangement.key !== key) {
    const isSameView = arrangement.key === key && arrangement.shown.length > 0;
    const arranged = isSameView && isTouched() ? arrangeRows(arrangement.shown, latest) : null;
    setArrangement({ key, latest, shown: arranged?.shown ?? latest, waiting: arranged?.waiting ?? [] });
  }

  useEffect(() => rows.note(loaded), [rows, loaded]);
  useStrays(rows, arrangement, latest, filter);
  useSyncExternalStore(rows.subscribe, rows.revision);
  const byId = useMemo(() => new Map<number, MentionRow>(loaded.map((row) => [row.postId, row])), [loaded]);
  const get = (id: number): MentionRow | undefined => rows.get(id) ?? byId.get(id);

  const found = useMemo(
    () =>
      new Map<number, FoundInRow>(
        (query.data?.pages ?? []).flatMap((page) => page.found.map((each) => [each.postId, each] as const)),
      ),
    [query.data],
  );
  return {
    query,
    isReadable,
    get,
    foundIn: (id: number): FoundInRow | undefined => found.get(id),
    ids: rowsInView(arrangement.shown, get, isOurs, filter),
    waitingCount: arrangement.waiting.length,
    showWaiting: () => setArrangement({ ...arrangement, shown: [...latest], waiting: [] }),
    total: query.data?.pages[0]?.total ?? null,
  };
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
      if (row === undefined || !isStatusInView(row.status, filter)) return [];
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
