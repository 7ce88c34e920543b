import { hourMs, judgeWindow, windowCounts, type HourlyCounts, type SpikeCondition } from "../alert/spike.ts";
import { weekHours, type Usual, type WindowCount } from "../alert/usual-hours.ts";
import { wallTime } from "../alert/zone-clock.ts";
import { chanceOf, learnCalm } from "./learn-calm.ts";
import type { FoundSpike, SpikeBurst } from "./spike-cause.ts";

/** A step of a chart. */
export interface VolumeStep {
  from: Date;
  until: Date;
  /** Null: nobody was listening, which is not the same as none. */
  count: number | null;
}

export type SpikeStep = "hour" | "day";

/** How many spikes a month of a chart chance may make: half by whole steps, half by bursts within them. */
export const chanceSpikesPerMonth = 1;

/** A crisis that breaks in the evening is small beside a whole day and large beside its own hours. */
const burstHours = 3;
const burstCondition: SpikeCondition = {
  windowHours: burstHours,
  falseAlarmsPerMonth: chanceSpikesPerMonth / 2,
  minCount: 8,
};
const conditions: Record<SpikeStep, SpikeCondition> = {
  hour: { windowHours: 1, falseAlarmsPerMonth: chanceSpikesPerMonth / 2, minCount: 5 },
  // Judged once a day, not every hour.
  day: { windowHours: 24, falseAlarmsPerMonth: (chanceSpikesPerMonth / 2) * 24, minCount: 8 },
};

/** Spikes with less time between them are one event: a story sleeps when people do. */
const joinedWithinMs: Record<SpikeStep, number> = { hour: 3 * hourMs, day: 0 };
/** A step beside a spike belongs to it as long as it is as rare as this. */
const goesOnProbability = 0.1;

export type FoundSpikes =
  | { kind: "lacking"; days: number; posts: number }
  | { kind: "judged"; spikes: FoundSpike[] };

/**
 * Which steps of a chart hold more than chance explains, by the tail of a Poisson or negative-binomial count whose mean is usual for the
 * hour of the week. Unlike an alert, which knows only what was before, a chart looks back: it learns from calm time after a spike too. Unheard
 * hours are left out.
 */
export function findSpikes(step: SpikeStep, steps: readonly VolumeStep[], hours: HourlyCounts): FoundSpikes {
  const posts = hours.counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  const windows = windowCounts(hours, conditions[step].windowHours);
  const learned = learnCalm(windows, posts);
  if ("lacking" in learned) return { kind: "lacking", ...learned.lacking };
  const bursts = findBursts(hours, posts);
  const judged = steps.map((each) => judgeStep(step, learned.usual, each, hours.zone, bursts));
  return { kind: "judged", spikes: joinSpikes(step, judged) };
}

interface JudgedStep extends FoundSpike {
  isSpike: boolean;
  goesOn: boolean;
}

function judgeStep(
  step: SpikeStep,
  usual: Usual,
  { from, until, count }: VolumeStep,
  zone: string,
  bursts: readonly SpikeBurst[],
): JudgedStep | null {
  if (count === null) return null;
  const { weekday, minute } = wallTime(new Date(until.getTime() - 1), zone);
  const window = { hourOfWeek: (weekday * 24 + Math.floor(minute / 60)) % weekHours, count };
  const { isSpike, mean, threshold, probability } = judgeWindow(conditions[step], usual, window);
  const inside = bursts.filter((each) => each.until > from && each.until <= until);
  const within = inside.reduce<SpikeBurst | null>(larger, null);
  return {
    from,
    until,
    count,
    expected: mean,
    threshold,
    probability: Math.min(probability, ...inside.map((each) => each.probability)),
    burst: within,
    isSpike: isSpike || (within !== null && isSeen(within, count - mean)),
    goesOn: count >= conditions[step].minCount && chanceOf(window, usual) <= goesOnProbability,
  };
}

/** Whether a burst shows in the step at all: one that the rest of the day makes up for is none of it. */
function isSeen(within: SpikeBurst, excess: number): boolean {
  return excess >= (within.count - within.expected) / 2;
}

/** Three hours at a time in which more came than chance explains. */
function findBursts(hours: HourlyCounts, posts: number): SpikeBurst[] {
  const windows = windowCounts(hours, burstHours);
  const learned = learnCalm(windows, posts);
  if ("lacking" in learned) return [];
  return windows.flatMap((window: WindowCount, at) => {
    if (window.count === null) return [];
    const { isSpike, count, mean, probability } = judgeWindow(burstCondition, learned.usual, window);
    if (!isSpike) return [];
    const until = new Date(hours.since.getTime() + (at + 1) * hourMs);
    const from = new Date(until.getTime() - burstHours * hourMs);
    return [{ from, until, count, expected: mean, probability }];
  });
}

/** Steps in a row are one spike, with those around it in which it goes on. */
function joinSpikes(step: SpikeStep, judged: readonly (JudgedStep | null)[]): FoundSpike[] {
  const spikes: FoundSpike[] = [];
  for (let at = 0; at < judged.length; at += 1) {
    if (judged[at]?.isSpike !== true) continue;
    while (judged[at + 1]?.isSpike === true || judged[at + 1]?.goesOn === true) at += 1;
    let first = at;
    while (judged[first - 1]?.isSpike === true || judged[first - 1]?.goesOn === true) first -= 1;
    const whole = judged
      .slice(first, at + 1)
      .flatMap((each) => each ?? [])
      .reduce<FoundSpike | null>((sum, each) => (sum === null ? toSpike(each) : join(sum, each)), null);
    if (whole === null) continue;
    const last = spikes.at(-1);
    const isSame = last && whole.from.getTime() - last.until.getTime() <= joinedWithinMs[step];
    if (isSame) spikes[spikes.length - 1] = join(last, whole);
    else spikes.push(whole);
  }
  return spikes;
}

function toSpike({ from, until, count, expected, threshold, probability, burst }: JudgedStep): FoundSpike {
  return { from, until, count, expected, threshold, probability, burst };
}

function join(a: FoundSpike, b: FoundSpike): FoundSpike {
  return {
    from: a.from,
    until: b.until,
    count: a.count + b.count,
    expected: a.expected + b.expected,
    threshold: a.threshold + b.threshold,
    probability: Math.min(a.probability, b.probability),
    burst: larger(a.burst, b.burst),
  };
}

function larger(a: SpikeBurst | null, b: SpikeBurst | null): SpikeBurst | null {
  if (a === null || b === null) return a ?? b;
  return b.count - b.expected > a.count - a.expected ? b : a;
}
