import type { Widget } from "@earshot/contract/dashboard";
import { gridColumns, type WidgetPlace } from "@earshot/core/report/dashboard/dashboard";
import { useSize } from "./use-size.ts";
import { useMemo } from "react";
import GridLayout, { type Layout } from "react-grid-layout";
import "react-grid-layout/css/styles.css";
import classes from "./Board.module.css";
import { BoardWidget } from "./BoardWidget.tsx";
import { useBoard } from "./board-context.ts";
import { gridGap, gridRowHeight, gridWidthMin, inReadingOrder, placeSizes } from "./grid-places.ts";

interface BoardGridProps {
  widgets: readonly Widget[];
  /** Pixels of a row, where somebody reckoned with more than its usual height. */
  rowHeight?: number;
  /** Somebody moved or resized some of them. */
  onPlaces?: (places: ReadonlyMap<string, WidgetPlace>) => void;
}

/** The widgets of a dashboard where they were put; on a narrow screen one below the other, in reading order. */
export function BoardGrid({ widgets, rowHeight, onPlaces }: BoardGridProps) {
  const { isEditing, scale } = useBoard();
  const { ref, width } = useSize();
  const layout = useMemo(
    () => widgets.map(({ id, place, kind, chart }) => ({ i: id, ...place, ...placeSizes(kind, chart) })),
    [widgets],
  );
  const ordered = useMemo(() => inReadingOrder(widgets), [widgets]);
  const isNarrow = width < gridWidthMin;
  return (
    <div ref={ref} className={classes["board"]} data-narrow={isNarrow || undefined}>
      {width === 0 ? null : isNarrow ? (
        <div className={classes["column"]}>
          {ordered.map((widget) => (
            <div key={widget.id} style={{ blockSize: columnHeight(widget) }}>
              <BoardWidget widget={widget} />
            </div>
          ))}
        </div>
      ) : (
        <GridLayout
          width={width}
          layout={layout}
          gridConfig={{
            cols: gridColumns,
            rowHeight: rowHeight ?? Math.round(gridRowHeight * scale),
            margin: [gridGap, gridGap],
            containerPadding: [0, 0],
          }}
          dragConfig={{ enabled: isEditing, handle: ".widget-handle" }}
          resizeConfig={{ enabled: isEditing, handles: ["se"] }}
          onLayoutChange={(moved: Layout) => {
            if (isEditing) onPlaces?.(placesOf(moved));
          }}
        >
          {ordered.map((widget) => (
            <div key={widget.id}>
              <BoardWidget widget={widget} />
            </div>
          ))}
        </GridLayout>
      )}
    </div>
  );
}

function placesOf(layout: Layout): Map<string, WidgetPlace> {
  return new Map(layout.map(({ i, x, y, w, h }) => [i, { x, y, w, h }]));
}

/** Numbers and lists are as high as what stands in them; what is drawn keeps its height. */
function columnHeight({ place, chart, kind }: Widget): number | string {
  const isDrawn = kind === "volume" || (kind === "figures" && chart !== "number" && chart !== "table");
  if (!isDrawn) return "auto";
  return Math.max(6, Math.min(place.h, 10)) * (gridRowHeight + gridGap) + (kind === "volume" ? 120 : 0);
}
