import type { DashboardDefinition } from "@earshot/contract/dashboard";
import type { StoredFilter } from "@earshot/core/report/dashboard/dashboard";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { filterFor, filterOf, periodOf, toggleValue, withPeriod, type BoardView } from "./board-view.ts";
import type { Board, Scope } from "./board-context.ts";
import { triageSearch } from "./drill.ts";
import { useOwnIds } from "./use-own-ids.ts";
import { ownSource } from "./widget-source.ts";
import { ownZone } from "../words/own-zone.ts";

/** What a dashboard shows now: what is saved, and what the address changes of it. */
export function scopeOf(definition: DashboardDefinition, view: BoardView): Scope {
  return {
    period: periodOf(view) ?? definition.period,
    zone: definition.zone ?? ownZone(),
    compare: view.compare ?? definition.compare,
    filter: filterFor(filterOf(view), definition.filter),
  };
}

/** A dashboard on the desk: what is pressed narrows it by the address, and leads to the posts. */
export function useDeskBoard(
  definition: DashboardDefinition,
  view: BoardView,
  onView: (view: BoardView) => void,
  isEditing: boolean,
): Board {
  const ownIds = useOwnIds();
  const navigate = useNavigate();
  // The address is read anew with every drawing: told apart by what it says.
  const written = JSON.stringify(view);
  return useMemo(() => {
    const chosen = JSON.parse(written) as BoardView;
    return {
      scope: scopeOf(definition, chosen),
      source: ownSource,
      place: "desk",
      scale: 1,
      isEditing,
      ownIds,
      onFilter: (name, values) => {
        const given = [values].flat();
        onView(given.reduce((next: BoardView, value) => toggleValue(next, name, value), chosen));
      },
      onPeriod: (from, to) => onView(withPeriod(chosen, { from, to })),
      onPosts: (filter: StoredFilter, from, to) =>
        void navigate({ to: "/triage", search: triageSearch(filter, from, to, ownIds) }),
    };
  }, [definition, written, onView, isEditing, ownIds, navigate]);
}
