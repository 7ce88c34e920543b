import { lastPeriod, type ReportPeriod } from "@earshot/core/report/written/report-period";
import type { ReportKind, ReportSection } from "@earshot/core/report/written/report-template";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import type { ReportWish } from "../../api/reports.ts";
import { dateFormat } from "../../words/intl-formats.ts";

export const periodChoices = ["last", "before"] as const;
export type PeriodChoice = (typeof periodChoices)[number];

/** What is chosen for a report. */
export interface ReportChoice {
  kind: ReportKind;
  language: PageLanguage;
  period: PeriodChoice;
  entityIds: readonly number[];
  /** Empty: all of the template. */
  sections: readonly ReportSection[];
}

/** The time that a report of this choice is about. */
export function chosenPeriod(
  { kind, period }: Pick<ReportChoice, "kind" | "period">,
  now: Date,
  zone: string,
): ReportPeriod {
  const last = lastPeriod(kind, now, zone);
  return period === "last" ? last : lastPeriod(kind, last.from, zone);
}

/** What is asked of the server: the period before is the last one as of the beginning of the last. */
export function wishOf(choice: ReportChoice, now: Date, zone: string): ReportWish {
  const { kind, language, period, entityIds, sections } = choice;
  const before = period === "last" ? null : lastPeriod(kind, now, zone).from.toISOString();
  return { kind, language, zone, before, entityIds, sections };
}

/** "16–22 November 2026"; of a crisis with the time of day. */
export function periodName(
  kind: ReportKind,
  { from, to }: Pick<ReportPeriod, "from" | "to">,
  zone: string,
  language: PageLanguage,
) {
  const hours =
    kind === "crisis" ? ({ hour: "2-digit", minute: "2-digit" } as const) : { year: "numeric" as const };
  const format = dateFormat(language, { day: "numeric", month: "long", ...hours, timeZone: zone });
  // Its last instant is of its last day, its end of the next one.
  return format.formatRange(from, kind === "crisis" ? to : new Date(to.getTime() - 1));
}
