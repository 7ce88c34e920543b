import type { queueListSchema } from "@earshot/contract/queue";
import type { systemAlertListSchema } from "@earshot/contract/system-alert";
import type { failedJobListSchema, healthSchema, systemSchema } from "@earshot/contract/system";
import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export type System = z.infer<typeof systemSchema>;
export type FailedJob = z.infer<typeof failedJobListSchema>["jobs"][number];
export type Health = z.infer<typeof healthSchema>;
export type QueueView = z.infer<typeof queueListSchema>["queues"][number];
export type SystemAlert = z.infer<typeof systemAlertListSchema>["alerts"][number];

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

/** What a queue does changes many times a second: it is asked for, not told. */
export const queuesQuery = queryOptions({
  queryKey: ["queues"],
  queryFn: async ({ signal }): Promise<QueueView[]> =>
    (await request<z.infer<typeof queueListSchema>>("GET", "/api/v1/queues", { signal })).queues,
  refetchInterval: 3_000,
});

export const systemAlertsQuery = queryOptions({
  queryKey: ["system-alerts"],
  queryFn: async ({ signal }): Promise<SystemAlert[]> =>
    (await request<z.infer<typeof systemAlertListSchema>>("GET", "/api/v1/system/alerts", { signal })).alerts,
  refetchInterval: 30_000,
});

/** Whatever shows how the installation is. */
export const systemKeys = [systemQuery, failedJobsQuery, readinessQuery, queuesQuery, systemAlertsQuery].map(
  ({ queryKey }) => queryKey,
);

export function acknowledgeAlert({ systemAlertId }: SystemAlert): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/system/alerts/${systemAlertId}/acknowledge`);
}

export function pauseQueue(queue: string): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/queues/${encodeURIComponent(queue)}/pause`);
}

export function resumeQueue(queue: string): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/queues/${encodeURIComponent(queue)}/resume`);
}

export function retryFailed(queue: string): Promise<{ count: number }> {
  return request<{ count: number }>("POST", `/api/v1/queues/${encodeURIComponent(queue)}/retry-failed`);
}

export function discardFailed(queue: string): Promise<{ count: number }> {
  return request<{ count: number }>("POST", `/api/v1/queues/${encodeURIComponent(queue)}/discard-failed`);
}

export function retryJob({ queue, jobId }: FailedJob): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/jobs/failed/retry", { body: { queue, jobId } });
}

export function discardJob({ queue, jobId }: FailedJob): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/jobs/failed/discard", { body: { queue, jobId } });
}
