import type { EChartsType } from "echarts/core";
import type { ChartData } from "./chart-data.ts";

/** What was pressed: a category, and one series of it where a part of it was. */
export interface Picked {
  category: number;
  /** Key of the series; null for all. */
  series: string | null;
  /** The posts are wanted rather than the filter. */
  isDrill: boolean;
}

interface Pressed {
  componentType?: string;
  seriesId?: string;
  dataIndex?: number;
  name?: string;
  value?: unknown;
  data?: unknown;
  event?: { event?: unknown };
}

interface Listeners {
  onPick(picked: Picked): void;
  onMark(number: number): void;
}

/** Tells what is pressed on a chart until the returned function is called: bars, points, names of an axis, and the plain ground of a step. */
export function listenToPicks(
  chart: EChartsType,
  data: ChartData,
  { onPick, onMark }: Listeners,
): () => void {
  let isTaken = false;
  function onPressed(given: unknown): void {
    const pressed = given as Pressed;
    isTaken = true;
    if (pressed.componentType === "markPoint") return onMark(Number(pressed.name));
    const isDrill = isDrillKey(pressed.event?.event);
    const place = placeOf(pressed, data);
    if (place !== null) onPick({ ...place, isDrill });
  }
  function onGround(event: { offsetX: number; offsetY: number; event: unknown }): void {
    if (isTaken) {
      isTaken = false;
      return;
    }
    const point: [number, number] = [event.offsetX, event.offsetY];
    if (data.by !== "time" || !chart.containPixel({ gridIndex: 0 }, point)) return;
    const at = chart.convertFromPixel({ xAxisIndex: 0 }, point[0]);
    if (data.categories[at] !== undefined)
      onPick({ category: at, series: null, isDrill: isDrillKey(event.event) });
  }
  chart.on("click", onPressed);
  chart.getZr().on("click", onGround);
  return () => {
    chart.off("click", onPressed);
    if (!chart.isDisposed()) chart.getZr().off("click", onGround);
  };
}

function isDrillKey(event: unknown): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey);
}

function placeOf(pressed: Pressed, data: ChartData): Omit<Picked, "isDrill"> | null {
  const { componentType, value, seriesId = "", dataIndex = -1 } = pressed;
  if (componentType === "yAxis") {
    const at = data.categories.findIndex(({ label }) => label === value);
    return at === -1 ? null : { category: at, series: null };
  }
  if (componentType !== "series") return null;
  const part: unknown = pressed.data;
  if (typeof part === "object" && part !== null && "at" in part)
    return { category: Number(part.at), series: null };
  if (seriesId === "cells" && Array.isArray(value))
    return { category: Number(value[0]), series: data.series[Number(value[1])]?.key ?? null };
  const key = seriesId.startsWith("series ") ? seriesId.slice("series ".length) : "";
  return { category: dataIndex, series: key === "" ? null : key };
}
