import type { PageLanguage } from "../triage/page-language.ts";
import type { Platform } from "./platform.ts";
import type { SourceState } from "./source.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What of the list of coverage is shown. */
export interface CoverageView {
  q: string;
  platform: Platform | null;
  /** Only what a person should look at: unwell now, or with posts missing. */
  isAilingOnly: boolean;
}

interface CoveredSource {
  name: string;
  platform: Platform;
  state: SourceState;
  /** Share of the time, 0 to 1; null where it was not watched. */
  covered: number | null;
}

const wellStates: ReadonlySet<SourceState> = new Set(["ok", "new", "paused"]);

function isUnwell({ state, covered }: CoveredSource): boolean {
  return !wellStates.has(state) || (covered !== null && covered < 1);
}

/** Sources of a view: those that are unwell now first, then the least covered, then by name. */
export function arrangeCoverage<Source extends CoveredSource>(
  sources: readonly Source[],
  view: CoverageView,
  language: PageLanguage,
): Source[] {
  const q = view.q.trim().toLowerCase();
  const names = new Intl.Collator(language);
  const rank = ({ state }: CoveredSource): number => (wellStates.has(state) ? 1 : 0);
  return sources
    .filter(
      (source) =>
        (view.platform === null || source.platform === view.platform) &&
        (!view.isAilingOnly || isUnwell(source)) &&
        (q === "" || source.name.toLowerCase().includes(q)),
    )
    .sort(
      (a, b) => rank(a) - rank(b) || (a.covered ?? 1) - (b.covered ?? 1) || names.compare(a.name, b.name),
    );
}

/** So many days up to now with today, in steps of a day; a single one in hours. */
export function coverageSpan(days: number, now: Date): { from: Date; to: Date; step: "day" | "hour" } {
  const backMs = days === 1 ? 23 * hourMs : (days - 1) * dayMs;
  return { from: new Date(now.getTime() - backMs), to: now, step: days === 1 ? "hour" : "day" };
}
