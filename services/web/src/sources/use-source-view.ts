import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { readSourceView, type SourceView } from "./source-view.ts";

/** The view of the list as it stands in the address, and the way to change a part of it. */
export function useSourceView(): { view: SourceView; change: (part: SourceView) => void } {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: SourceView) =>
      void navigate({
        to: "/sources",
        search: (before) => ({ ...readSourceView(before), ...part }),
        replace: true,
      }),
    [navigate],
  );
  return { view: readSourceView(search), change };
}
