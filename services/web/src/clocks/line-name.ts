import type { ClockReportLine } from "@earshot/contract/clock";
import { directionNames } from "@earshot/core/analyse/label-names";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { severityNames } from "@earshot/core/triage/status-names";
import type { TFunction } from "i18next";

/** Whom or what a line of the report is about. */
export function lineName(
  { by, key, name }: ClockReportLine,
  { t, language }: { t: TFunction; language: PageLanguage },
): string {
  switch (by) {
    case "team":
      return t("clocks.report.by.team");
    case "person":
      return key === "nobody" ? t("clocks.report.nobody") : (name ?? `№ ${key}`);
    case "direction":
      return wordOf(directionNames[language], key);
    case "severity":
      return `${key} · ${wordOf(severityNames[language], key)}`;
  }
}

function wordOf(names: Readonly<Record<string | number, string>>, key: string): string {
  return names[key] ?? key;
}
