const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Stretch {
  from: Date;
  to: Date;
}

/** A stretch of sums that belongs to a step, counted from 0; with `sign` -1 it is taken away from it. */
export interface Piece extends Stretch {
  step: number;
  sign: 1 | -1;
}

export interface Covering {
  /** Whole days of UTC. */
  days: Piece[];
  /** Whole hours of UTC: what days leave of a step, and what they have beyond it. */
  hours: Piece[];
  /** What is left: of it each mention has to be looked at. */
  edges: (Stretch & { step: number })[];
}

/**
 * Out of what sums the steps of a time can be put together, with as few of them as may be: a day of Moscow is a day of UTC, with the three
 * hours before it and without its own last three, instead of twenty-four hours.
 * @param boundaries ascending: beginnings of steps and the end of the last one
 */
export function coverTime(boundaries: readonly Date[]): Covering {
  const covering: Covering = { days: [], hours: [], edges: [] };
  for (let step = 0; step + 1 < boundaries.length; step += 1) {
    const from = boundaries[step]?.getTime() ?? 0;
    const to = boundaries[step + 1]?.getTime() ?? 0;
    const first = Math.ceil(from / hourMs) * hourMs;
    const last = Math.floor(to / hourMs) * hourMs;
    if (first > last) {
      add(covering.edges, { step }, from, to);
      continue;
    }
    add(covering.edges, { step }, from, first);
    coverHours(covering, step, first, last);
    add(covering.edges, { step }, last, to);
  }
  return covering;
}

/** Whole hours: by the days that lie nearest where those take fewer sums than the hours themselves. */
function coverHours({ days, hours }: Covering, step: number, from: number, to: number): void {
  const firstDay = Math.round(from / dayMs) * dayMs;
  const lastDay = Math.round(to / dayMs) * dayMs;
  const sums = (lastDay - firstDay) / dayMs + (Math.abs(firstDay - from) + Math.abs(lastDay - to)) / hourMs;
  if (firstDay >= lastDay || sums >= (to - from) / hourMs) {
    add(hours, { step, sign: 1 }, from, to);
    return;
  }
  add(hours, { step, sign: 1 }, from, firstDay);
  add(hours, { step, sign: -1 }, firstDay, from);
  add(days, { step, sign: 1 }, firstDay, lastDay);
  add(hours, { step, sign: 1 }, lastDay, to);
  add(hours, { step, sign: -1 }, to, lastDay);
}

function add<T extends object>(stretches: (Stretch & T)[], belongs: T, from: number, to: number): void {
  if (from < to) stretches.push({ from: new Date(from), to: new Date(to), ...belongs });
}
