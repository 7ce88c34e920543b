const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export interface Stretch {
  from: Date;
  to: Date;
}

export interface Covering {
  /** Whole days of UTC. */
  days: Stretch[];
  /** Whole hours of UTC beside those days. */
  hours: Stretch[];
  /** What is left: of it each mention has to be looked at. */
  edges: Stretch[];
}

/**
 * Out of what sums a time can be put together so that none of them reaches over a boundary.
 * @param boundaries ascending: beginnings of steps and the end of the last one
 */
export function coverTime(boundaries: readonly Date[]): Covering {
  const covering: Covering = { days: [], hours: [], edges: [] };
  for (let at = 0; at + 1 < boundaries.length; at += 1) {
    const from = boundaries[at]?.getTime() ?? 0;
    const to = boundaries[at + 1]?.getTime() ?? 0;
    const [first, last] = within(from, to, hourMs);
    if (first > last) {
      join(covering.edges, from, to);
      continue;
    }
    join(covering.edges, from, first);
    const [firstDay, lastDay] = within(first, last, dayMs);
    if (firstDay >= lastDay) join(covering.hours, first, last);
    else {
      join(covering.hours, first, firstDay);
      join(covering.days, firstDay, lastDay);
      join(covering.hours, lastDay, last);
    }
    join(covering.edges, last, to);
  }
  return covering;
}

/** The whole units that lie within; the first lies after the last where there is not even one boundary of units. */
function within(from: number, to: number, unit: number): [number, number] {
  return [Math.ceil(from / unit) * unit, Math.floor(to / unit) * unit];
}

/** Stretches that follow each other are one. */
function join(stretches: Stretch[], from: number, to: number): void {
  if (from >= to) return;
  const last = stretches.at(-1);
  if (last?.to.getTime() === from) last.to = new Date(to);
  else stretches.push({ from: new Date(from), to: new Date(to) });
}
