import type { SourceHistory } from "@earshot/contract/coverage";

export interface PostBar {
  at: string;
  received: number;
  /** Null where its history is too short. */
  expected: number | null;
  isMissing: boolean;
}

/** Hours beyond these are drawn by the day. */
const hourBarsMax = 168;

/** Bars of a chart: hours, or days of them by the clocks of this browser. A day of which an hour is missing is not complete. */
export function postBars(hours: SourceHistory["hours"]): PostBar[] {
  if (hours.length <= hourBarsMax) return hours.map((hour) => ({ ...hour }));
  const days = new Map<string, PostBar>();
  for (const hour of hours) {
    const day = new Date(hour.at);
    day.setHours(0, 0, 0, 0);
    const at = day.toISOString();
    const bar = days.get(at) ?? { at, received: 0, expected: 0, isMissing: false };
    days.set(at, {
      at,
      received: bar.received + hour.received,
      expected: bar.expected === null || hour.expected === null ? null : bar.expected + hour.expected,
      isMissing: bar.isMissing || hour.isMissing,
    });
  }
  return [...days.values()];
}
