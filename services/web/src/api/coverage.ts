import type { CoverageAnswer, CoverageSummary, QuotaView, SourceHistory } from "@earshot/contract/coverage";
import { coverageSpan } from "@earshot/core/collect/coverage-list";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";
import { ownZone } from "../words/own-zone.ts";

/** What is shown of the time up to now. */
export type CoveragePeriod = 1 | 7 | 30 | 90;

/** The matrix of all sources; by the hour for a day, else by the day of this browser's clocks. */
export function coverageQuery(days: CoveragePeriod) {
  return queryOptions({
    queryKey: ["coverage", days],
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<CoverageAnswer> => {
      const { from, to, step } = coverageSpan(days, new Date());
      const query = new URLSearchParams({
        from: from.toISOString(),
        to: to.toISOString(),
        step,
        zone: ownZone(),
      });
      return request<CoverageAnswer>("GET", "/api/v1/coverage", { query, signal });
    },
  });
}

export interface SummaryOf {
  platforms?: readonly string[] | undefined;
  sourceIds?: readonly number[] | undefined;
}

/** How complete a time is, in short; of all sources unless some are named. Times are ISO 8601. */
export function coverageSummaryQuery(
  from: string,
  to: string,
  { platforms = [], sourceIds = [] }: SummaryOf,
) {
  const query = new URLSearchParams([
    ["from", from],
    ["to", to],
    ...platforms.map((platform) => ["platform", platform]),
    ...sourceIds.map((id) => ["source", String(id)]),
  ]);
  return queryOptions({
    queryKey: ["coverage", "summary", query.toString()],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<CoverageSummary> =>
      request<CoverageSummary>("GET", "/api/v1/coverage/summary", { query, signal }),
  });
}

/** The timeline of one source. */
export function historyQuery(sourceId: number, days: number) {
  return queryOptions({
    queryKey: ["source-history", sourceId, days],
    queryFn: ({ signal }): Promise<SourceHistory> =>
      request<SourceHistory>("GET", `/api/v1/sources/${sourceId}/history`, {
        query: new URLSearchParams({ days: String(days) }),
        signal,
      }),
    // Whoever asked for a gap waits for what comes of it.
    refetchInterval: ({ state }) =>
      state.data?.gaps.some(({ askedAt }) => askedAt !== null) === true ? 3_000 : 30_000,
    placeholderData: keepPreviousData,
  });
}

export const quotasQuery = queryOptions({
  queryKey: ["quotas"],
  refetchInterval: 60_000,
  queryFn: async ({ signal }): Promise<QuotaView[]> =>
    (await request<{ quotas: QuotaView[] }>("GET", "/api/v1/quotas", { signal })).quotas,
});

/** Asks for a gap once more. */
export function collectGap(sourceId: number, gapId: number): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/sources/${sourceId}/gaps/${gapId}/collect`);
}
