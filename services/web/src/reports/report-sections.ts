import type { SubPage } from "../app/sub-page.ts";

/** Pages of the reports, in the order of the menu. The first one that a person may see opens at /reports. */
export const reportSections = [
  { to: "/reports/dashboards", nameKey: "dashboards.section", action: "read" },
  { to: "/reports/documents", nameKey: "documents.section", action: "read" },
  { to: "/reports/topics", nameKey: "topics.section", action: "read" },
  { to: "/reports/coding", nameKey: "coding.section", action: "read" },
  { to: "/reports/clocks", nameKey: "clocks.report.title", action: "read" },
] as const satisfies readonly SubPage[];
