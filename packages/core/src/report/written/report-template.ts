import type { Words } from "../../settings/definition.ts";

export const reportKinds = ["daily", "weekly", "monthly", "crisis"] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Parts of a report, in the order in which they stand. */
export const reportSections = [
  "volume",
  "spikes",
  "sentiment",
  "directions",
  "severity",
  "share_of_voice",
  "media",
  "languages",
  "reach",
  "stories",
  "sources",
  "authors",
  "executives",
  "answers",
  "clocks",
  "incidents",
] as const;
export type ReportSection = (typeof reportSections)[number];

/** What a report of a kind holds unless a team says otherwise. */
export interface ReportTemplate {
  kind: ReportKind;
  name: Words;
  sections: readonly ReportSection[];
}

export const readyTemplates: Readonly<Record<ReportKind, ReportTemplate>> = {
  daily: {
    kind: "daily",
    name: { ru: "Отчёт за день", en: "Daily report" },
    sections: [
      "volume",
      "spikes",
      "sentiment",
      "directions",
      "severity",
      "stories",
      "sources",
      "answers",
      "clocks",
      "incidents",
    ],
  },
  weekly: {
    kind: "weekly",
    name: { ru: "Отчёт за неделю", en: "Weekly report" },
    sections: reportSections,
  },
  monthly: {
    kind: "monthly",
    name: { ru: "Отчёт за месяц", en: "Monthly report" },
    sections: reportSections,
  },
  crisis: {
    kind: "crisis",
    name: { ru: "Кризисный отчёт", en: "Crisis report" },
    // What happened and what was said comes first: whoever decides in a crisis asks for that.
    sections: [
      "incidents",
      "volume",
      "spikes",
      "sentiment",
      "directions",
      "severity",
      "media",
      "reach",
      "stories",
      "sources",
      "authors",
      "answers",
      "clocks",
    ],
  },
};
