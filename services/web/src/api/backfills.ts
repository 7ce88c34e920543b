import type { Backfill, backfillListSchema } from "@earshot/contract/backfill";
import type { HeldBackfill } from "@earshot/core/collect/backfill";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type BackfillList = z.infer<typeof backfillListSchema>;

const runningEveryMs = 2_000;

/** Walks back through the history of a source, the latest first; asked again while one is under way. */
export function backfillsQuery(sourceId: number) {
  return queryOptions({
    queryKey: ["sources", sourceId, "backfills"],
    queryFn: ({ signal }): Promise<BackfillList> =>
      request<BackfillList>("GET", `/api/v1/sources/${sourceId}/backfills`, { signal }),
    refetchInterval: ({ state }) => (state.data?.runs[0]?.state === "running" ? runningEveryMs : false),
  });
}

export function startBackfill(sourceId: number, since: Date): Promise<Backfill> {
  const body = { since: since.toISOString() };
  return request<Backfill>("POST", `/api/v1/sources/${sourceId}/backfills`, { body });
}

export function holdBackfill(runId: number, state: HeldBackfill): Promise<Backfill> {
  return request<Backfill>("POST", `/api/v1/backfills/${runId}/state`, { body: { state } });
}
