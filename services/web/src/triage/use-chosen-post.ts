import { readFilter } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";

/**
 * Filter and chosen post, both kept in the address, so that a view can be sent to a colleague and survives a reload.
 * On a phone a post opens as a page of its own: the way back closes it.
 */
export function useChosenPost(isPhone: boolean) {
  const search = useSearch({ from: "/signed-in/triage" });
  const navigate = useNavigate({ from: "/triage" });
  const filter = useMemo(() => readFilter(search), [search]);
  // Ahead of the address, which follows a moment later: the cursor must not wait for it.
  const [selected, setSelected] = useState<number | null>(search.post ?? null);
  useEffect(() => setSelected(search.post ?? null), [search.post]);

  const select = useCallback(
    (postId: number | null) => {
      setSelected(postId);
      void navigate({
        search: (given) => ({ ...readFilter(given), ...(postId !== null && { post: postId }) }),
        replace: !isPhone || postId === null,
      });
    },
    [navigate, isPhone],
  );
  const setFilter = useCallback(
    (next: MentionFilter) => {
      setSelected(null);
      void navigate({ search: next });
    },
    [navigate],
  );
  return { filter, setFilter, selected, select };
}
