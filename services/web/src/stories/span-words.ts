import type { TFunction } from "i18next";

const steps = [
  ["days", 86_400],
  ["hours", 3_600],
  ["minutes", 60],
] as const;

/** A length of time in its largest unit, rounded: "3 дня", "5 hours"; at least a minute. */
export function spanWords(seconds: number, t: TFunction): string {
  const [unit, size] = steps.find(([, length]) => seconds >= length) ?? ["minutes", 60];
  return t(`stories.${unit}`, { count: Math.max(1, Math.round(seconds / size)) });
}

/** Time from the first to the last post of a story, in seconds. */
export function spanOf({ firstAt, lastAt }: { firstAt: string; lastAt: string }): number {
  return Math.max(0, (Date.parse(lastAt) - Date.parse(firstAt)) / 1_000);
}
