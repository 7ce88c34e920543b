import type { EngagementPoint } from "@earshot/contract/presence";

/** In this order the first counter that was read twice is shown, else the first that was read at all. */
const counters = ["views", "likes", "comments", "shares"] as const;

export interface CurvePoint {
  at: string;
  value: number;
}

/** The counter to show and its values over time; null when none was read. */
export function curveOf(
  curve: readonly EngagementPoint[],
): { counter: (typeof counters)[number]; points: CurvePoint[] } | null {
  const read = counters.map((counter) => ({
    counter,
    points: curve.flatMap((point) => {
      const value = point[counter];
      return value === null ? [] : [{ at: point.at, value }];
    }),
  }));
  return read.find(({ points }) => points.length > 1) ?? read.find(({ points }) => points.length > 0) ?? null;
}

/** An SVG path from left to right by time, the highest value at the top; the lowest value of the scale is 0. */
export function curvePath(points: readonly CurvePoint[], box: { width: number; height: number }): string {
  const times = points.map(({ at }) => Date.parse(at));
  const [first = 0] = times;
  const span = Math.max((times.at(-1) ?? 0) - first, 1);
  const top = Math.max(...points.map(({ value }) => value), 1);
  const margin = 2;
  const place = (index: number): string => {
    const x = margin + (((times[index] ?? first) - first) / span) * (box.width - 2 * margin);
    const y = box.height - margin - ((points[index]?.value ?? 0) / top) * (box.height - 2 * margin);
    return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  };
  return points.map((_, index) => `${index === 0 ? "M" : "L"}${place(index)}`).join(" ");
}
