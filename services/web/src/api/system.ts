import type { failedJobListSchema, healthSchema, systemSchema } from "@earshot/contract/system";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type System = z.infer<typeof systemSchema>;
export type FailedJob = z.infer<typeof failedJobListSchema>["jobs"][number];
export type Health = z.infer<typeof healthSchema>;

export const systemQuery = queryOptions({
  queryKey: ["system"],
  queryFn: ({ signal }) => request<System>("GET", "/api/v1/system", { signal }),
  refetchInterval: 60_000,
});

export const failedJobsQuery = queryOptions({
  queryKey: ["failed-jobs"],
  queryFn: async ({ signal }): Promise<FailedJob[]> =>
    (await request<z.infer<typeof failedJobListSchema>>("GET", "/api/v1/jobs/failed", { signal })).jobs,
  refetchInterval: 30_000,
});

export const readinessQuery = queryOptions({
  queryKey: ["readiness"],
  queryFn: ({ signal }) => request<Health>("GET", "/readyz", { signal }),
  refetchInterval: 30_000,
});

export function retryJob({ queue, jobId }: FailedJob): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/jobs/failed/retry", { body: { queue, jobId } });
}

export function discardJob({ queue, jobId }: FailedJob): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/jobs/failed/discard", { body: { queue, jobId } });
}
