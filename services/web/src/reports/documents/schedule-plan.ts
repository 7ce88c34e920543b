import type { ReportSchedule } from "@earshot/contract/report";
import type { ReportPlan, ReportWish } from "@earshot/core/report/written/report-wish";
import type { PageLanguage } from "@earshot/core/triage/page-language";

/** What a person says of a schedule. */
export type SchedulePlan = ReportWish & Omit<ReportPlan, "wish">;

export function newPlan(language: PageLanguage, zone: string): SchedulePlan {
  const nobody = { people: [], channels: [], entities: [], sections: [] };
  return {
    kind: "weekly",
    language,
    zone,
    title: "",
    hour: 9,
    weekday: 0,
    formats: ["pdf"],
    isOn: true,
    ...nobody,
  };
}

/** What of a schedule can be said anew. */
export function planOf(schedule: ReportSchedule): SchedulePlan {
  const { kind, language, zone, title, entities, sections } = schedule;
  const { hour, weekday, formats, people, channels, isOn } = schedule;
  return { kind, language, zone, title, entities, sections, hour, weekday, formats, people, channels, isOn };
}

/** "09:00" */
export function hourName(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
