import { useCallback, useMemo, useState } from "react";

/** Posts that are ticked, or all that the filter leaves. */
export interface Selection {
  ids: ReadonlySet<number>;
  /** Everything that fits, also what is not on the screen. */
  isAllOfFilter: boolean;
  count: number;
  has(postId: number): boolean;
  toggle(postId: number): void;
  add(postIds: readonly number[]): void;
  takeAllOfFilter(): void;
  clear(): void;
}

interface Chosen {
  view: string;
  ids: ReadonlySet<number>;
  isAllOfFilter: boolean;
}

const nobody: ReadonlySet<number> = new Set();

/** What is ticked in a view; another view begins with nothing. */
export function useSelection(view: string): Selection {
  const [kept, setKept] = useState<Chosen>({ view, ids: nobody, isAllOfFilter: false });
  const { ids, isAllOfFilter } = kept.view === view ? kept : { ids: nobody, isAllOfFilter: false };
  const change = useCallback(
    (next: (ids: ReadonlySet<number>) => ReadonlySet<number>, isAll = false) =>
      setKept((before) => ({
        view,
        ids: next(before.view === view ? before.ids : nobody),
        isAllOfFilter: isAll,
      })),
    [view],
  );
  const toggle = useCallback(
    (postId: number) =>
      change((before) => {
        const after = new Set(before);
        if (!after.delete(postId)) after.add(postId);
        return after;
      }),
    [change],
  );
  return useMemo(
    () => ({
      ids,
      isAllOfFilter,
      count: ids.size,
      has: (postId: number) => ids.has(postId),
      toggle,
      add: (postIds: readonly number[]) => change((before) => new Set([...before, ...postIds])),
      takeAllOfFilter: () => change((before) => before, true),
      clear: () => change(() => nobody),
    }),
    [ids, isAllOfFilter, toggle, change],
  );
}
