import type { Fact, FactHistory, FactList, NewFact } from "@earshot/contract/fact";
import type { FactStanding } from "@earshot/core/respond/fact-standing";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { Fact };

export const factsKey = ["facts"] as const;
const path = "/api/v1/facts";

export interface FactFilter {
  q?: string | undefined;
  standing?: FactStanding | undefined;
}

/** Fact cards with these words; the last answer stays until the next one comes. */
export function factsQuery({ q, standing }: FactFilter) {
  const query = new URLSearchParams({ ...(q && { q }), ...(standing && { standing }) });
  return queryOptions({
    queryKey: [...factsKey, "list", query.toString()],
    queryFn: ({ signal }) => request<FactList>("GET", path, { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

export function factQuery(factCardId: number) {
  return queryOptions({
    queryKey: [...factsKey, factCardId],
    queryFn: ({ signal }) => request<Fact>("GET", `${path}/${factCardId}`, { signal }),
    staleTime: 60_000,
  });
}

export function factHistoryQuery(factCardId: number) {
  return queryOptions({
    queryKey: [...factsKey, factCardId, "history"],
    queryFn: ({ signal }) => request<FactHistory>("GET", `${path}/${factCardId}/history`, { signal }),
  });
}

/** Writes a card, or changes the one given if it still is at its version. */
export function saveFact(fact: Fact | null, fields: NewFact): Promise<Fact> {
  if (fact === null) return request("POST", path, { body: fields });
  return request("PATCH", `${path}/${fact.factCardId}`, { body: { ...fields, version: fact.version } });
}

export function approveFact({ factCardId, version }: Fact): Promise<Fact> {
  return request("POST", `${path}/${factCardId}/approve`, { body: { version } });
}

export function withdrawFact({ factCardId, version }: Fact, reason: string): Promise<Fact> {
  return request("POST", `${path}/${factCardId}/withdraw`, { body: { version, reason } });
}
