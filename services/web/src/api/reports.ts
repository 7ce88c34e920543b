import type {
  MadeReport,
  MadeReportList,
  NewReport,
  NewReportSchedule,
  ReportSchedule,
  ReportScheduleChange,
  ReportScheduleList,
} from "@earshot/contract/report";
import type { ReportFormat } from "@earshot/core/report/written/report-format";
import type { ReportKind, ReportSection } from "@earshot/core/report/written/report-template";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request, requestFile } from "./client.ts";

export interface ReportWish {
  kind: ReportKind;
  language: PageLanguage;
  zone: string;
  /** The end of the time within which the last whole period is taken; null: now. */
  before: string | null;
  /** Empty: all of ours. */
  entityIds: readonly number[];
  /** Empty: all of the template. */
  sections: readonly ReportSection[];
}

function pathOf({ kind }: ReportWish, format: ReportFormat): string {
  return `/api/v1/reports/${kind}/${format}`;
}

function queryOf({ language, zone, before, entityIds, sections }: ReportWish): URLSearchParams {
  const query = new URLSearchParams({ language, zone });
  if (before !== null) query.set("before", before);
  for (const entityId of entityIds) query.append("entity", String(entityId));
  for (const section of sections) query.append("section", section);
  return query;
}

/** Where a report is read in the browser. */
export function reportAddress(wish: ReportWish): string {
  return `${pathOf(wish, "html")}?${queryOf(wish)}`;
}

/** Has a report written and brings it. Throws ApiError, or AbortError once `signal` says so. */
export function writeReport(
  wish: ReportWish,
  format: ReportFormat,
  signal: AbortSignal,
): Promise<{ file: Blob; name: string }> {
  return requestFile(pathOf(wish, format), queryOf(wish), signal);
}

const reportsKey = ["reports"] as const;
export const madeReportsKey = [...reportsKey, "made"] as const;
export const schedulesKey = [...reportsKey, "schedules"] as const;

/** Reports that were made and kept, the newest first. */
export const madeReportsQuery = infiniteQueryOptions({
  queryKey: madeReportsKey,
  initialPageParam: null as number | null,
  queryFn: ({ pageParam, signal }) => {
    const query = new URLSearchParams({ limit: "20" });
    if (pageParam !== null) query.set("before", String(pageParam));
    return request<MadeReportList>("GET", "/api/v1/made-reports", { query, signal });
  },
  getNextPageParam: (page) => page.next,
});

/** Makes a report and keeps it. */
export function keepReport({ before, entityIds, sections, ...rest }: ReportWish): Promise<MadeReport> {
  const held = { entities: [...entityIds], sections: [...sections] };
  const wish = { ...rest, ...held, ...(before === null ? {} : { before }) };
  return request("POST", "/api/v1/made-reports", { body: wish satisfies NewReport });
}

/** Where a kept report is read in the browser. */
export function madeReportAddress(reportId: number, format: ReportFormat): string {
  return `/api/v1/made-reports/${reportId}/${format}`;
}

export function loadMadeReport(
  reportId: number,
  format: ReportFormat,
  signal: AbortSignal,
): Promise<{ file: Blob; name: string }> {
  return requestFile(madeReportAddress(reportId, format), new URLSearchParams(), signal);
}

export function deleteMadeReport(reportId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/made-reports/${reportId}`);
}

/** When reports are made by themselves, and who could be told of them. */
export const schedulesQuery = queryOptions({
  queryKey: schedulesKey,
  queryFn: ({ signal }) => request<ReportScheduleList>("GET", "/api/v1/report-schedules", { signal }),
});

/** Adds a schedule, or changes the one that still is at its version; 409 when it is not. */
export function saveSchedule(
  plan: NewReportSchedule,
  of: Pick<ReportSchedule, "scheduleId" | "version"> | null,
): Promise<ReportSchedule> {
  if (of === null) return request("POST", "/api/v1/report-schedules", { body: plan });
  const body: ReportScheduleChange = { ...plan, version: of.version };
  return request("PUT", `/api/v1/report-schedules/${of.scheduleId}`, { body });
}

export function deleteSchedule(scheduleId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/report-schedules/${scheduleId}`);
}
