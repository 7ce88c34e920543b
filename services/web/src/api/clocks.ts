import type {
  ClockGroup,
  ClockPosts,
  ClockReportLine,
  clockReportSchema,
  HeldPolicy,
} from "@earshot/contract/clock";
import type { ClockKind } from "@earshot/core/triage/clock/clock";
import type { ClockPolicy } from "@earshot/core/triage/clock/policy";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const clockPolicyQuery = queryOptions({
  queryKey: ["clock-policy"],
  queryFn: ({ signal }) => request<HeldPolicy>("GET", "/api/v1/clocks/policy", { signal }),
});

/** Saves how clocks run, made from `version`. */
export function saveClockPolicy(given: { version: number; policy: ClockPolicy }): Promise<HeldPolicy> {
  return request<HeldPolicy>("PUT", "/api/v1/clocks/policy", { body: given });
}

export interface ClockPeriod {
  since: string;
  until: string;
}

export function clockReportQuery(period: ClockPeriod) {
  return queryOptions({
    queryKey: ["clock-report", period],
    queryFn: async ({ signal }): Promise<ClockReportLine[]> => {
      const query = new URLSearchParams({ ...period });
      const asked = { query, signal };
      return (await request<z.infer<typeof clockReportSchema>>("GET", "/api/v1/clocks/report", asked)).lines;
    },
  });
}

export interface AskedClockPosts extends ClockPeriod {
  kind: ClockKind;
  by: ClockGroup;
  key: string;
  outcome: "met" | "missed";
}

/** The posts behind a share, page by page. */
export function clockPostsQuery(asked: AskedClockPosts) {
  return infiniteQueryOptions({
    queryKey: ["clock-report", "posts", asked],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ ...asked });
      if (pageParam !== null) query.set("after", pageParam);
      return request<ClockPosts>("GET", "/api/v1/clocks/report/posts", { query, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextAfter,
  });
}
