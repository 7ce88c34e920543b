import type { ClaimDetail, LedgerClaim } from "@earshot/contract/claim";
import type { DecidedCarrierState } from "@earshot/core/respond/claim";
import type { ClaimStatus } from "@earshot/core/triage/incident/incident";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { LedgerClaim };

export const claimsKey = ["claims"] as const;
const path = "/api/v1/claims";

export interface ClaimFilter {
  q?: string | undefined;
  status?: ClaimStatus | undefined;
}

/** The ledger; the last answer stays until the next one comes. */
export function claimsQuery({ q, status }: ClaimFilter) {
  const query = new URLSearchParams({ ...(q && { q }), ...(status && { status }) });
  return queryOptions({
    queryKey: [...claimsKey, "list", query.toString()],
    queryFn: ({ signal }) => request<{ claims: LedgerClaim[] }>("GET", path, { query, signal }),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

export function claimQuery(claimId: number) {
  return queryOptions({
    queryKey: [...claimsKey, claimId],
    queryFn: ({ signal }) => request<ClaimDetail>("GET", `${path}/${claimId}`, { signal }),
  });
}

export function addClaim(text: string): Promise<ClaimDetail> {
  return request("POST", path, { body: { text } });
}

export interface ClaimChange {
  text: string;
  status: ClaimStatus;
  evidence: string;
  statement: string;
  statementUrl: string | null;
  correctedAt: string | null;
  factIds: number[];
}

export function changeClaim({ claimId, version }: LedgerClaim, change: ClaimChange): Promise<ClaimDetail> {
  return request("PATCH", `${path}/${claimId}`, { body: { ...change, version } });
}

export function removeClaim(claimId: number): Promise<void> {
  return request("DELETE", `${path}/${claimId}`);
}

export function decideCarriers(
  claimId: number,
  asked: { postIds: number[]; state: DecidedCarrierState },
): Promise<ClaimDetail> {
  return request("POST", `${path}/${claimId}/carriers`, { body: asked });
}

export function lookForCarriers(claimId: number): Promise<ClaimDetail> {
  return request("POST", `${path}/${claimId}/look`);
}
