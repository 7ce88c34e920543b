import type { Widget } from "@earshot/contract/dashboard";
import {
  gridColumns,
  type WidgetChart,
  type WidgetKind,
  type WidgetPlace,
} from "@earshot/core/report/dashboard/dashboard";

/** Pixels of a row, and between rows and columns. */
export const gridRowHeight = 36;
export const gridGap = 12;
/** Narrower than this in pixels, widgets stand one below the other. */
export const gridWidthMin = 700;

/** Cells below which a widget shows nothing that could be read. */
export function placeSizes(kind: WidgetKind, chart: WidgetChart): { minW: number; minH: number } {
  return kind === "figures" && chart === "number" ? { minW: 2, minH: 2 } : { minW: 3, minH: 4 };
}

/** From left to right, line by line. */
export function inReadingOrder<T extends Pick<Widget, "place">>(widgets: readonly T[]): T[] {
  return [...widgets].sort((a, b) => a.place.y - b.place.y || a.place.x - b.place.x);
}

/** Where a new widget goes: below all others. */
export function nextPlace(widgets: readonly Pick<Widget, "place">[], w: number, h: number): WidgetPlace {
  const y = Math.max(0, ...widgets.map(({ place }) => place.y + place.h));
  return { x: 0, y, w, h };
}

export type PlaceStep = "left" | "right" | "up" | "down" | "wider" | "narrower" | "taller" | "shorter";

/**
 * A widget moved or resized by one step by its buttons; the others give way downwards, and close up from below.
 * @returns all widgets with their new places
 */
export function stepPlace(widgets: readonly Widget[], id: string, step: PlaceStep): Widget[] {
  const moved = widgets.find((widget) => widget.id === id);
  if (moved === undefined) return [...widgets];
  const place = stepped(moved, step, widgets);
  return compacted(
    widgets.map((widget) => (widget.id === id ? { ...widget, place } : widget)),
    id,
  );
}

function stepped({ place, kind, chart }: Widget, step: PlaceStep, widgets: readonly Widget[]): WidgetPlace {
  const { minW, minH } = placeSizes(kind, chart);
  const { x, y, w, h } = place;
  switch (step) {
    case "left":
      return { ...place, x: Math.max(0, x - 1) };
    case "right":
      return { ...place, x: Math.min(gridColumns - w, x + 1) };
    case "up": {
      // A single cell up would be taken back by whatever stands there: it goes before the one above.
      const above = widgets
        .filter((each) => each.place.y < y && overlapX(each.place, place))
        .map((each) => each.place.y);
      return { ...place, y: above.length === 0 ? y : Math.max(...above) };
    }
    case "down": {
      const below = widgets.filter((each) => each.place.y >= y + h && overlapX(each.place, place));
      const [next] = inReadingOrder(below);
      return { ...place, y: next === undefined ? y : next.place.y + next.place.h - h + 1 };
    }
    case "wider":
      return {
        ...place,
        ...(x + w < gridColumns ? { w: w + 1 } : { x: Math.max(0, x - 1), w: Math.min(gridColumns, w + 1) }),
      };
    case "narrower":
      return { ...place, w: Math.max(minW, w - 1) };
    case "taller":
      return { ...place, h: Math.min(30, h + 1) };
    case "shorter":
      return { ...place, h: Math.max(minH, h - 1) };
  }
}

/** Puts each widget as high as it goes, the one that was moved first where two want the same place. */
export function compacted(widgets: readonly Widget[], first: string): Widget[] {
  const order = [...widgets].sort(
    (a, b) =>
      a.place.y - b.place.y || Number(b.id === first) - Number(a.id === first) || a.place.x - b.place.x,
  );
  const placed: WidgetPlace[] = [];
  const found = new Map<string, WidgetPlace>();
  for (const { id, place } of order) {
    let y = place.y;
    while (y > 0 && !placed.some((other) => overlaps(other, { ...place, y: y - 1 }))) y -= 1;
    while (placed.some((other) => overlaps(other, { ...place, y }))) y += 1;
    const at = { ...place, y };
    placed.push(at);
    found.set(id, at);
  }
  return widgets.map((widget) => ({ ...widget, place: found.get(widget.id) ?? widget.place }));
}

function overlapX(a: WidgetPlace, b: WidgetPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

function overlaps(a: WidgetPlace, b: WidgetPlace): boolean {
  return overlapX(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}
