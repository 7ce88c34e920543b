import type { MentionList } from "@earshot/contract/mention";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { mentionOrderQuery } from "../api/mentions.ts";

/** Beyond so many posts the order is fetched only as far as somebody scrolls. */
const fetchedByItselfMax = 120_000;

/** How soon a short and a long order are asked for again after the first rows have changed. */
const againMs = { short: 2_000, long: 20_000 };
const shortMax = 1_000;

/**
 * The numbers of all posts of a list in its order: those of the first rows at once, the rest part by part. The first rows are always the newest
 * answer; what follows may be some seconds behind.
 */
export function useListOrder(filter: MentionFilter, first: MentionList | undefined) {
  const isLong = first !== undefined && first.nextCursor !== null;
  const query = useInfiniteQuery({ ...mentionOrderQuery(filter), enabled: isLong });
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const parts = data?.pages.length ?? 0;
  const known = useMemo(() => (data?.pages ?? []).flatMap(({ postIds }) => postIds), [data]);

  // Whoever went beyond the first part may want to go to the end.
  useEffect(() => {
    if (parts > 1 && hasNextPage && !isFetching && known.length < fetchedByItselfMax) void fetchNextPage();
  }, [parts, hasNextPage, isFetching, known.length, fetchNextPage]);

  useRenewed(first, isLong, known.length <= shortMax ? againMs.short : againMs.long, refetch);

  const order = useMemo(() => {
    const ids = (first?.mentions ?? []).map(({ postId }) => postId);
    return isLong ? [...new Set([...ids, ...known])] : ids;
  }, [first, isLong, known]);
  return {
    order,
    /** Whether more posts follow than are known. */
    hasMore: isLong && (data === undefined || hasNextPage),
    fetchMore: useCallback(() => {
      if (isLong && hasNextPage && !isFetching) void fetchNextPage();
    }, [isLong, hasNextPage, isFetching, fetchNextPage]),
  };
}

/** Asks for the order again some time after the first rows came anew, and never for the first ones. */
function useRenewed(
  first: MentionList | undefined,
  isLong: boolean,
  afterMs: number,
  renew: () => Promise<unknown>,
): void {
  const seen = useRef<MentionList | undefined>(undefined);
  useEffect(() => {
    if (first === undefined || !isLong || seen.current === first) return;
    const isFirst = seen.current === undefined;
    seen.current = first;
    if (isFirst) return;
    const timer = setTimeout(() => void renew(), afterMs);
    return () => clearTimeout(timer);
  }, [first, isLong, afterMs, renew]);
}
