import type { Hold } from "@earshot/contract/desk";
import type { Tag } from "@earshot/contract/tag";
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo } from "react";
import { tagsQuery } from "../api/desk.ts";
import { holdsQuery, starsQuery } from "../api/holds.ts";
import { usePerson } from "../app/person.ts";
import type { Selection } from "./use-selection.ts";

/**
 * What rows show beside the post itself. As a context, so that the list between need not know of it; asked for once for all rows, since a row that
 * asks by itself costs thrice as much to draw.
 */
export interface RowDesk {
  selection: Selection;
  /** Who looks at them. */
  personId: number | null;
  /** The tags of these numbers, by name; those that are not known yet are left out. */
  tagsOf(tagIds: readonly number[]): Tag[];
  holdOf(postId: number): Hold | undefined;
  isStarred(postId: number): boolean;
}

const DeskContext = createContext<RowDesk | null>(null);
export const DeskProvider = DeskContext.Provider;

/** Null outside of the triage page, where nothing is ticked and nobody is on anything. */
export function useRowDesk(): RowDesk | null {
  return useContext(DeskContext);
}

/** What is ticked here, with who is on what and one's own stars. */
export function useDesk(selection: Selection): RowDesk {
  const { data: held } = useQuery(holdsQuery);
  const { data: starred } = useQuery(starsQuery);
  const { data: tags } = useQuery(tagsQuery);
  const personId = usePerson().person?.personId ?? null;
  return useMemo(() => {
    const holds = new Map(held?.holds.map((hold) => [hold.postId, hold]));
    const stars = new Set(starred?.postIds);
    return {
      selection,
      personId,
      tagsOf: (tagIds: readonly number[]) => (tags ?? []).filter(({ tagId }) => tagIds.includes(tagId)),
      holdOf: (postId: number) => holds.get(postId),
      isStarred: (postId: number) => stars.has(postId),
    };
  }, [selection, held, starred, tags, personId]);
}
