import type { PageLanguage } from "../../triage/page-language.ts";
import type { ReportFormat } from "./report-format.ts";
import type { ReportKind, ReportSection } from "./report-template.ts";

/** What a report is to hold, asked for now or by a schedule. */
export interface ReportWish {
  kind: ReportKind;
  language: PageLanguage;
  zone: string;
  /** Empty: the name of the template. */
  title: string;
  /** Empty: all of ours. */
  entities: number[];
  /** Empty: all of the template. */
  sections: ReportSection[];
}

/** When it is made by itself, and whom it reaches. */
export interface ReportPlan {
  wish: ReportWish;
  hour: number;
  /** Monday is 0. */
  weekday: number;
  formats: ReportFormat[];
  people: number[];
  channels: number[];
  isOn: boolean;
}
