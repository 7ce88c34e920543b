import type { AuditPage } from "@earshot/contract/audit";
import { infiniteQueryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export interface AuditFilter {
  /** 0: what no person did. */
  personId: number | null;
  targetKind: string | null;
  what: string | null;
  /** Together with the kind: all about one thing. */
  targetId?: string;
}

export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (filter.personId !== null) query.set("personId", String(filter.personId));
      if (filter.targetKind !== null) query.set("targetKind", filter.targetKind);
      if (filter.what !== null) query.set("what", filter.what);
      if (filter.targetId !== undefined) query.set("targetId", filter.targetId);
      if (pageParam !== null) query.set("before", String(pageParam));
      return request<AuditPage>("GET", "/api/v1/audit", { query, signal });
    },
    getNextPageParam: (page) => page.next,
  });
}
