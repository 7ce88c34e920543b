import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { readBoardView, type BoardView } from "./board-view.ts";

/** What of the dashboard stands in the address, and the way to change it; "back" of the browser leads back. */
export function useView(): [BoardView, (view: BoardView, how?: { replace?: boolean }) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const view = readBoardView(search);
  const set = useCallback(
    (next: BoardView, { replace = false } = {}) =>
      void navigate({ to: ".", search: next as never, replace, resetScroll: false }),
    [navigate],
  );
  return [view, set];
}
