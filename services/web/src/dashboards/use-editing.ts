import type { Dashboard, DashboardDefinition, Widget } from "@earshot/contract/dashboard";
import type { WidgetPlace } from "@earshot/core/report/dashboard/dashboard";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { statusOf } from "../api/client.ts";
import { changeDashboard, dashboardQuery, dashboardsKey } from "../api/dashboards.ts";
import { compacted, stepPlace, type PlaceStep } from "./grid-places.ts";
import { addWidget, type LibraryWidget } from "./widget-library.ts";

export type Editing = ReturnType<typeof useEditing>;

/** A dashboard while it is being arranged: nothing is saved before somebody says so, and a colleague's save is not overwritten unseen. */
export function useEditing(newest: Dashboard, onSaved: () => void) {
  const queryClient = useQueryClient();
  // As it was when arranging began: what a colleague saves meanwhile must not take the draft away.
  const [dashboard] = useState(newest);
  const [draft, setDraft] = useState<DashboardDefinition>(dashboard.definition);
  const [isTeam, setTeam] = useState(dashboard.isTeam);
  const widgets = draft.widgets;
  const setWidgets = (next: Widget[]) => setDraft((before) => ({ ...before, widgets: next }));

  const save = useMutation({
    mutationFn: (version: number) =>
      changeDashboard(dashboard.dashboardId ?? 0, { version, definition: draft, isTeam }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: dashboardsKey });
      onSaved();
    },
  });
  const isOvertaken = newest.version !== dashboard.version && save.isIdle;
  const isConflict = statusOf(save.error) === 409 || isOvertaken;

  return {
    draft,
    isTeam,
    setTeam,
    setDraft,
    isChanged: JSON.stringify(draft) !== JSON.stringify(dashboard.definition) || isTeam !== dashboard.isTeam,
    isSaving: save.isPending,
    begun: dashboard,
    error: isConflict ? null : save.error,
    isConflict,
    save: () => save.mutate(dashboard.version),
    /** Over what a colleague saved meanwhile, by whoever has read that it is so. */
    async saveOver() {
      const newest = await queryClient.fetchQuery({ ...dashboardQuery(dashboard.key), staleTime: 0 });
      save.mutate(newest.version);
    },
    /** What a colleague saved, in place of one's own. */
    async takeTheirs() {
      await queryClient.invalidateQueries({ queryKey: dashboardsKey });
      onSaved();
    },
    place(places: ReadonlyMap<string, WidgetPlace>) {
      setDraft((before) => withPlaces(before, places));
    },
    step: (id: string, step: PlaceStep) => setWidgets(stepPlace(widgets, id, step)),
    remove: (id: string) =>
      setWidgets(
        compacted(
          widgets.filter((widget) => widget.id !== id),
          "",
        ),
      ),
    change: (widget: Widget) => setWidgets(widgets.map((each) => (each.id === widget.id ? widget : each))),
    add(taken: LibraryWidget) {
      const added = addWidget(widgets, taken);
      setWidgets([...widgets, added]);
      return added.id;
    },
  };
}

/** The same draft where nothing moved. */
function withPlaces(
  before: DashboardDefinition,
  places: ReadonlyMap<string, WidgetPlace>,
): DashboardDefinition {
  const widgets = before.widgets.map((widget) => ({
    ...widget,
    place: places.get(widget.id) ?? widget.place,
  }));
  return JSON.stringify(widgets) === JSON.stringify(before.widgets) ? before : { ...before, widgets };
}
