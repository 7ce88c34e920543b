import { readFilter } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";

/** The address follows the cursor when it has rested so long: whoever holds a key down only passes posts. */
const restMs = 200;

/**
 * Filter and chosen post, both kept in the address, so that a view can be sent to a colleague and survives a reload.
 * On a phone a post opens as a page of its own: the way back closes it.
 */
export function useChosenPost(isPhone: boolean) {
  // The same filter as long as it says the same, whichever post is chosen: the whole list depends on it.
  const filter = useSearch({ from: "/signed-in/triage", select: readFilter, structuralSharing: true });
  const addressed = useSearch({ from: "/signed-in/triage", select: ({ post }) => post ?? null });
  const navigate = useNavigate({ from: "/triage" });
  const [selected, setSelected] = useState<number | null>(addressed);
  const write = useAddress(addressed, filter, setSelected);

  const select = useCallback(
    (postId: number | null) => {
      setSelected(postId);
      write(postId, isPhone ? 0 : restMs, () => {
        void navigate({
          search: (given) => ({ ...readFilter(given), ...(postId !== null && { post: postId }) }),
          replace: !isPhone || postId === null,
        });
      });
    },
    [navigate, isPhone, write],
  );
  const setFilter = useCallback(
    (next: MentionFilter) => {
      setSelected(null);
      write(null, 0, () => void navigate({ search: next }));
    },
    [navigate, write],
  );
  return { filter, setFilter, selected, select };
}

/**
 * Lets the address follow what is chosen here, and `follow` the address when it comes from elsewhere: by the way back, or by a link. The address
 * is always some steps behind, and must not lead the cursor back to them.
 */
function useAddress(
  addressed: number | null,
  filter: MentionFilter,
  follow: (postId: number | null) => void,
): (postId: number | null, afterMs: number, write: () => void) => void {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const seen = useRef({ addressed, filter });
  /** The post chosen last, and those that were written before it and may be on their way still. */
  const latest = useRef(addressed);
  const onTheirWay = useRef(new Set<number | null>());

  const forget = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  useEffect(() => forget, [forget]);
  useEffect(() => {
    const before = seen.current;
    seen.current = { addressed, filter };
    // Another view came while the address had yet to follow: what it says holds.
    const isOfView = before.filter !== filter && timer.current !== null;
    if (before.addressed === addressed && !isOfView) return;
    const isOurs = addressed === latest.current || onTheirWay.current.has(addressed);
    if (addressed === latest.current) onTheirWay.current.clear();
    if (isOurs && !isOfView) return;
    forget();
    latest.current = addressed;
    follow(addressed);
  }, [addressed, filter, follow, forget]);

  return useCallback(
    (postId, afterMs, write) => {
      forget();
      latest.current = postId;
      const now = (): void => {
        timer.current = null;
        // Whoever is on the way to another page stays on it.
        if (router.history.location.pathname !== "/triage") return;
        onTheirWay.current.add(postId);
        write();
      };
      if (afterMs === 0) now();
      else timer.current = setTimeout(now, afterMs);
    },
    [router, forget],
  );
}
