import type { RematchRun } from "@earshot/contract/rematch";
import type { TFunction } from "i18next";

/** Posts that came and went, over all entities; a post that two of them gained counts for both. */
export function runSums({ changes }: Pick<RematchRun, "changes">): { gained: number; lost: number } {
  return {
    gained: changes.reduce((sum, change) => sum + change.gained, 0),
    lost: changes.reduce((sum, change) => sum + change.lost, 0),
  };
}

/** A time as rough as it is known: seconds, then minutes, then hours; never none while something is left. */
export function leftTime(seconds: number, t: TFunction): string {
  if (seconds < 90) return t("watchList.rematch.seconds", { shown: Math.max(1, Math.round(seconds)) });
  if (seconds < 5_400) return t("watchList.rematch.minutes", { shown: Math.round(seconds / 60) });
  return t("watchList.rematch.hours", { shown: Math.round(seconds / 3_600) });
}
