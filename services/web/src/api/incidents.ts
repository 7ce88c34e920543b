import type {
  ChainVerdict,
  Evidence,
  Incident,
  IncidentClaim,
  IncidentDetail,
  IncidentScreen,
  IncidentTask,
  TimelineEntry,
} from "@earshot/contract/incident";
import type { ClaimStatus, IncidentRole, IncidentState } from "@earshot/core/triage/incident/incident";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export type { Incident };

export const incidentsKey = ["incidents"] as const;
const path = (incidentId: number): string => `/api/v1/incidents/${incidentId}`;

export function incidentsQuery(scope: "open" | "all") {
  return queryOptions({
    queryKey: [...incidentsKey, "list", scope],
    queryFn: ({ signal }) =>
      request<{ incidents: Incident[] }>("GET", "/api/v1/incidents", {
        query: new URLSearchParams({ scope }),
        signal,
      }),
    staleTime: 15_000,
  });
}

export function incidentQuery(incidentId: number) {
  return queryOptions({
    queryKey: [...incidentsKey, incidentId],
    queryFn: ({ signal }) => request<IncidentDetail>("GET", path(incidentId), { signal }),
  });
}

export function incidentScreenQuery(incidentId: number) {
  return queryOptions({
    queryKey: [...incidentsKey, incidentId, "screen"],
    queryFn: ({ signal }) => request<IncidentScreen>("GET", `${path(incidentId)}/screen`, { signal }),
    // Counters grow without a word from the server, and bars pass with the clock.
    refetchInterval: 20_000,
    refetchIntervalInBackground: true,
  });
}

export function timelineQuery(incidentId: number) {
  return infiniteQueryOptions({
    queryKey: [...incidentsKey, incidentId, "timeline"],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      request<{ entries: TimelineEntry[]; hasMore: boolean }>("GET", `${path(incidentId)}/timeline`, {
        query: new URLSearchParams({ limit: "40", ...(pageParam === null ? {} : { before: pageParam }) }),
        signal,
      }),
    getNextPageParam: (page) => (page.hasMore ? (page.entries.at(-1)?.key ?? null) : null),
  });
}

export function evidenceQuery(incidentId: number) {
  return infiniteQueryOptions({
    queryKey: [...incidentsKey, incidentId, "evidence"],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request<{ evidence: Evidence[]; hasMore: boolean }>("GET", `${path(incidentId)}/evidence`, {
        query: new URLSearchParams({ after: String(pageParam), limit: "50" }),
        signal,
      }),
    getNextPageParam: (page) => (page.hasMore ? (page.evidence.at(-1)?.sequence ?? null) : null),
  });
}

export function verifyEvidence(incidentId: number): Promise<ChainVerdict> {
  return request<ChainVerdict>("GET", `${path(incidentId)}/evidence/verdict`);
}

export interface Gathered {
  postIds: readonly number[];
  storyIds: readonly number[];
}

export function openIncident(
  asked: Gathered & { title?: string; severity?: number; summary?: string },
): Promise<{ incidentId: number; joined: number }> {
  return request("POST", "/api/v1/incidents", { body: asked });
}

export function gatherInto(
  incidentId: number,
  asked: Gathered,
): Promise<{ incidentId: number; joined: number }> {
  return request("POST", `${path(incidentId)}/gather`, { body: asked });
}

export function removeFrom(incidentId: number, asked: Gathered): Promise<void> {
  return request("POST", `${path(incidentId)}/remove`, { body: asked });
}

export interface IncidentFacts {
  version: number;
  title?: string;
  summary?: string;
  severity?: number;
  since?: string;
  nextUpdateAt?: string | null;
}

export function changeIncident(incidentId: number, facts: IncidentFacts): Promise<void> {
  return request("PATCH", path(incidentId), { body: facts });
}

export function setIncidentState(
  incidentId: number,
  asked: { state: IncidentState; reason: string },
): Promise<void> {
  return request("POST", `${path(incidentId)}/state`, { body: asked });
}

export function setIncidentRole(
  incidentId: number,
  asked: { role: IncidentRole; personIds: readonly number[] },
): Promise<void> {
  return request("PUT", `${path(incidentId)}/roles`, { body: asked });
}

export function addIncidentLine(incidentId: number, asked: { text: string; at?: string }): Promise<void> {
  return request("POST", `${path(incidentId)}/lines`, { body: asked });
}

export interface TaskFacts {
  text?: string;
  personId?: number | null;
  dueAt?: string | null;
  isDone?: boolean;
}

export function addTask(incidentId: number, facts: TaskFacts): Promise<void> {
  return request("POST", `${path(incidentId)}/tasks`, { body: facts });
}

export function changeTask(incidentId: number, task: IncidentTask, facts: TaskFacts): Promise<void> {
  const body = { version: task.version, ...facts };
  return request("PATCH", `${path(incidentId)}/tasks/${task.taskId}`, { body });
}

export function removeTask(incidentId: number, taskId: number): Promise<void> {
  return request("DELETE", `${path(incidentId)}/tasks/${taskId}`);
}

export interface ClaimFacts {
  text?: string;
  status?: ClaimStatus;
  evidence?: string;
  statement?: string;
  postIds?: readonly number[];
}

export function addClaim(incidentId: number, facts: ClaimFacts): Promise<void> {
  return request("POST", `${path(incidentId)}/claims`, { body: facts });
}

export function changeClaim(incidentId: number, claim: IncidentClaim, facts: ClaimFacts): Promise<void> {
  const body = { version: claim.version, ...facts };
  return request("PATCH", `${path(incidentId)}/claims/${claim.claimId}`, { body });
}

export function removeClaim(incidentId: number, claimId: number): Promise<void> {
  return request("DELETE", `${path(incidentId)}/claims/${claimId}`);
}

export function writeStatement(
  incidentId: number,
  asked: { text: string; number?: number; version?: number },
): Promise<void> {
  return request("POST", `${path(incidentId)}/statements`, { body: asked });
}

export function approveStatement(incidentId: number, statementId: number): Promise<void> {
  return request("POST", `${path(incidentId)}/statements/${statementId}/approve`);
}

export function publishStatement(
  incidentId: number,
  statementId: number,
  asked: { url: string | null },
): Promise<void> {
  return request("POST", `${path(incidentId)}/statements/${statementId}/publish`, { body: asked });
}

export function takeEvidence(incidentId: number): Promise<{ asked: number; taken: number }> {
  return request("POST", `${path(incidentId)}/evidence`);
}

export function setIncidentHold(
  incidentId: number,
  asked: { isHeld: boolean; reason: string },
): Promise<{ letGo: number }> {
  return request("POST", `${path(incidentId)}/hold`, { body: asked });
}
