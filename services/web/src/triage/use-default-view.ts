import { readFilter } from "@earshot/contract/filter-address";
import type { MentionFilter } from "@earshot/contract/mention-filter";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { viewsQuery } from "../api/views.ts";
import { parseSearch } from "../app/search-params.ts";

/** The filter of a saved view; what does not fit any more is left out. */
export function filterOf(address: string): MentionFilter {
  return readFilter(parseSearch(address));
}

/** Opens the person's own first view when triage is entered by an address that says nothing; a link that says something wins. */
export function useDefaultView(setFilter: (filter: MentionFilter) => void): void {
  const { searchStr } = useLocation();
  const { data } = useQuery(viewsQuery);
  const isDecided = useRef(searchStr !== "");
  useEffect(() => {
    if (searchStr !== "") isDecided.current = true;
    if (isDecided.current || data === undefined) return;
    isDecided.current = true;
    const first = data.views.find(({ isDefault }) => isDefault);
    if (first !== undefined) setFilter(filterOf(first.address));
  }, [data, searchStr, setFilter]);
}
