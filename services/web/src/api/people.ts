import type { AccountList, AccountRow, Invitation, OneTimeLink } from "@earshot/contract/people";
import type { EveryToken } from "@earshot/contract/token";
import type { Role } from "@earshot/core/triage/status";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => request<AccountList>("GET", "/api/v1/accounts", { signal }),
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: async ({ signal }): Promise<Invitation[]> =>
    (await request<{ invitations: Invitation[] }>("GET", "/api/v1/invitations", { signal })).invitations,
});

export const everyTokenQuery = queryOptions({
  queryKey: ["every-token"],
  queryFn: async ({ signal }): Promise<EveryToken[]> =>
    (await request<{ tokens: EveryToken[] }>("GET", "/api/v1/tokens", { signal })).tokens,
});

export function changePerson(
  personId: number,
  change: { role?: Role; isDisabled?: boolean },
): Promise<AccountRow> {
  return request<AccountRow>("PATCH", `/api/v1/accounts/${personId}`, { body: change });
}

export function makePasswordLink(personId: number): Promise<OneTimeLink> {
  return request<OneTimeLink>("POST", `/api/v1/accounts/${personId}/link`);
}

export function resetCodes(personId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/accounts/${personId}/second-factor`);
}

export interface Invite {
  name: string;
  email: string;
  role: Role;
  language: "ru" | "en";
}

export function invite(given: Invite): Promise<OneTimeLink> {
  return request<OneTimeLink>("POST", "/api/v1/invitations", { body: given });
}

export function inviteAgain(invitationId: number, language: "ru" | "en"): Promise<OneTimeLink> {
  return request<OneTimeLink>("POST", `/api/v1/invitations/${invitationId}/renew`, { body: { language } });
}

export function revokeInvitation(invitationId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/invitations/${invitationId}`);
}

export function revokeAnyToken(apiTokenId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/tokens/${apiTokenId}`);
}
