import type { FigureAnswer, ShownPassport } from "@earshot/contract/figure";
import type { Figures } from "@earshot/core/report/metrics/figure-question";
import type { RegisteredPassport } from "@earshot/core/report/metrics/registry";
import { rounded } from "./coverage-view.ts";
import { iso } from "./iso.ts";

export function viewFigures(found: Figures): FigureAnswer {
  const { metrics, coverage, ...rest } = found;
  return {
    ...rest,
    from: iso(found.from),
    to: iso(found.to),
    steps: found.steps.map(({ at, until, covered }) => ({
      at: iso(at),
      until: iso(until),
      covered: rounded(covered),
    })),
    passports: metrics.map(viewPassport),
    coverage: {
      covered: rounded(coverage.covered),
      before: rounded(coverage.before),
      missing: coverage.missing.map((each) => ({ ...each, covered: rounded(each.covered) ?? 0 })),
      missingCount: coverage.missingCount,
    },
    asOf: iso(found.asOf),
  };
}

/** What the page shows of a metric; how it is reckoned stays here. */
export function viewPassport(passport: RegisteredPassport): ShownPassport {
  const { id, version, name, short, unit, formula, exclusions, interval, minimumN } = passport;
  return { id, version, name, short, unit, formula, exclusions, interval, minimumN };
}
