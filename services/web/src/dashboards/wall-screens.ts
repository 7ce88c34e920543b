import type { Widget } from "@earshot/contract/dashboard";
import { compacted, inReadingOrder } from "./grid-places.ts";

/** What of a dashboard is on the wall at a time. */
export interface WallScreen {
  /** In places of their own: the first row of each screen is row 0. */
  widgets: Widget[];
  /** Pixels of a row without the gap below it. */
  rowHeight: number;
}

interface Room {
  /** Pixels that the widgets of a screen may take. */
  height: number;
  /** Pixels of a row as the dashboard has it. */
  rowHeight: number;
  /** Pixels between rows. */
  gap: number;
}

/** Rows are drawn lower by no more than this, so that what belongs together stands together. */
const squeezeMax = 1.27;
/** A block of rows with no place to part it is drawn lower still. */
const blockSqueezeMax = 1.4;
/** Rows grow by no more than this to fill a screen: beyond it, letters swim in their widgets. */
const stretchMax = 1.6;

/**
 * A dashboard cut into screenfuls, between rows of widgets wherever there is such a place: no widget is ever cut in halves.
 * Rows are as high as fills the screen, within bounds.
 */
export function wallScreens(widgets: readonly Widget[], { height, rowHeight, gap }: Room): WallScreen[] {
  const fitting = Math.max(1, Math.floor((height + gap) / (rowHeight + gap)));
  const screens: WallScreen[] = [];
  let left = fromTop(widgets);
  while (left.length > 0) {
    const shown = fromTop(firstScreenful(left, fitting));
    const ids = new Set(shown.map(({ id }) => id));
    const rows = Math.max(...shown.map(({ place }) => place.y + place.h));
    const filling = Math.floor((height + gap) / rows) - gap;
    screens.push({
      widgets: shown,
      rowHeight: Math.max(1, Math.min(filling, Math.floor(rowHeight * stretchMax))),
    });
    left = fromTop(left.filter(({ id }) => !ids.has(id)));
  }
  return screens;
}

function firstScreenful(widgets: readonly Widget[], fitting: number): Widget[] {
  // A row where no widget goes through from above.
  const breaks = widgets
    .map(({ place }) => place.y + place.h)
    .filter((row) => !widgets.some(({ place }) => place.y < row && row < place.y + place.h))
    .sort((a, b) => a - b);
  const [first = 0] = breaks;
  const reach = Math.max(fitting * squeezeMax, first <= fitting * blockSqueezeMax ? first : 0);
  // The one that leaves the rows nearest to their own height.
  const last = breaks
    .filter((row) => row <= reach)
    .sort((a, b) => strain(a, fitting) - strain(b, fitting))[0];
  if (last !== undefined) return widgets.filter(({ place }) => place.y < last);
  // They interlock over more than a screen: what fits whole goes first.
  const whole = widgets.filter(({ place }) => place.y + place.h <= fitting);
  return whole.length > 0 ? whole : inReadingOrder(widgets).slice(0, 1);
}

function strain(rows: number, fitting: number): number {
  return rows > fitting ? rows / fitting : fitting / rows;
}

function fromTop(widgets: readonly Widget[]): Widget[] {
  return compacted(widgets, "");
}
