import { createZone } from "../../import/zone-time.ts";
import { dayMs, readDate, readTime, weekdayOf, type Shift, type WorkingCalendar } from "./calendar.ts";

/** Time in which a team works, start and end in milliseconds since 1970. */
export interface WorkingSpan {
  start: number;
  end: number;
}

/** Arithmetic with working time. Instants are milliseconds since 1970. */
export interface WorkingTime {
  /** When so much working time has passed since an instant; null when the calendar has no hours within two years. */
  add(startMs: number, workMs: number): number | null;
  /** Working time between two instants; 0 when the second is not later. */
  between(fromMs: number, toMs: number): number;
  /** Working time that touches the time between two instants, in order, cut to it. */
  spans(fromMs: number, toMs: number): WorkingSpan[];
}

/** A calendar without hours for so long has none at all: longer than any row of holidays. */
const daysAhead = 731;

const roundTheClock: WorkingTime = {
  add: (startMs, workMs) => startMs + workMs,
  between: (fromMs, toMs) => Math.max(0, toMs - fromMs),
  spans: (fromMs, toMs) => (toMs > fromMs ? [{ start: fromMs, end: toMs }] : []),
};

const known = new WeakMap<WorkingCalendar, WorkingTime>();

/**
 * Working time by a calendar; null stands for round the clock. Shifts are turned into instants one by one, each end by itself, so that a
 * night in which the clocks change is as long as it really is. What is due at the end of a shift is due then, not at the next start.
 */
export function workingTime(calendar: WorkingCalendar | null): WorkingTime {
  if (calendar === null) return roundTheClock;
  const made = known.get(calendar) ?? createWorkingTime(calendar);
  known.set(calendar, made);
  return made;
}

function createWorkingTime(calendar: WorkingCalendar): WorkingTime {
  const daySpans = createDaySpans(calendar);
  const hasHours = Object.values(calendar.week).some((shifts) => shifts.length > 0);

  /** Spans that end after an instant, the first of them cut to it. Ends after two years without work. */
  function* from(startMs: number): Generator<WorkingSpan> {
    let idle = 0;
    let reached = startMs;
    for (let day = Math.floor(startMs / dayMs) - 2; idle < daysAhead; day++) {
      idle += 1;
      for (const { start, end } of daySpans(day)) {
        if (end <= reached) continue;
        // A night shift and the early shift of the next day may overlap: nobody works the same hour twice.
        yield { start: Math.max(start, reached), end };
        reached = end;
        idle = 0;
      }
    }
  }

  return {
    add(startMs, workMs) {
      if (workMs <= 0) return startMs;
      if (!hasHours && calendar.days.length === 0) return null;
      let left = workMs;
      for (const { start, end } of from(startMs)) {
        if (left <= end - start) return start + left;
        left -= end - start;
      }
      return null;
    },
    between(fromMs, toMs) {
      let sum = 0;
      for (const { start, end } of from(fromMs)) {
        if (start >= toMs) break;
        sum += Math.min(end, toMs) - start;
      }
      return sum;
    },
    spans(fromMs, toMs) {
      const found: WorkingSpan[] = [];
      for (const { start, end } of from(fromMs)) {
        if (start >= toMs) break;
        const last = found.at(-1);
        if (last?.end === start) last.end = Math.min(end, toMs);
        else found.push({ start, end: Math.min(end, toMs) });
      }
      return found;
    },
  };
}

/** The spans that begin on a local day (days since 1970-01-01), in order of their start; each day is reckoned once. */
function createDaySpans(calendar: WorkingCalendar): (day: number) => readonly WorkingSpan[] {
  const toUtc = createZone(calendar.zone);
  const special = new Map(calendar.days.map(({ date, shifts }) => [readDate(date), shifts]));
  const reckoned = new Map<number, readonly WorkingSpan[]>();

  function spanOf(day: number, shift: Shift): WorkingSpan[] {
    const [from, to] = [readTime(shift.from), readTime(shift.to)];
    if (from === null || to === null) return [];
    const start = toUtc(day * dayMs + from);
    const end = toUtc((to > from ? day : day + 1) * dayMs + to);
    // A shift that lies wholly in the hour that is skipped does not take place.
    return end > start ? [{ start, end }] : [];
  }

  return (day) => {
    const before = reckoned.get(day);
    if (before) return before;
    const shifts = special.get(day) ?? calendar.week[weekdayOf(day)];
    const spans = shifts.flatMap((shift) => spanOf(day, shift)).sort((a, b) => a.start - b.start);
    reckoned.set(day, spans);
    return spans;
  };
}
