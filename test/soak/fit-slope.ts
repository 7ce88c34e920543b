/** A figure at a time, in minutes. */
export interface Sample {
  minutes: number;
  value: number;
}

/** Rise per hour of the straight line that fits the samples best (least squares); 0 for fewer than two. */
export function risePerHour(samples: readonly Sample[]): number {
  if (samples.length < 2) return 0;
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [x, y] = [mean((each) => each.minutes), mean((each) => each.value)];
  const along = mean((each) => (each.minutes - x) ** 2);
  const across = mean((each) => (each.minutes - x) * (each.value - y));
  return along === 0 ? 0 : (across / along) * 60;
}
