import type { Widget } from "@earshot/contract/dashboard";
import { useQueries, useQuery } from "@tanstack/react-query";
import { sourcesQuery } from "../api/sources.ts";
import type { Board } from "./board-context.ts";
import { widgetPartQuery } from "./widget-source.ts";

/** Whether there is nothing to show and nobody to listen: no source, and none of the mentions that earlier ones may have left. */
export function useUnheard(board: Board, widgets: readonly Widget[]): boolean {
  const { data: sources } = useQuery(sourcesQuery);
  const isDeaf = sources?.length === 0;
  const counting = isDeaf ? widgets.filter(({ kind }) => kind === "figures" || kind === "volume") : [];
  const answers = useQueries({
    queries: counting.slice(0, 1).map((widget) => widgetPartQuery(widget, "figures", board)),
  });
  return (
    isDeaf &&
    answers.every(({ data }) => {
      const total = data?.figures?.total;
      return total !== undefined && Object.values(total.figures).every(({ n }) => n === 0);
    })
  );
}
