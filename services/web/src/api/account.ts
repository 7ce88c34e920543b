import type { Account, BegunSecondFactor, OwnSession, Prove, RecoveryCodes } from "@earshot/contract/account";
import type { ApiToken, MadeToken } from "@earshot/contract/token";
import type { TokenScope } from "@earshot/core/triage/permission";
import { queryOptions } from "@tanstack/react-query";
import { request } from "./client.ts";

export const accountQuery = queryOptions({
  queryKey: ["account"],
  queryFn: ({ signal }) => request<Account>("GET", "/api/v1/me", { signal }),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: async ({ signal }): Promise<OwnSession[]> =>
    (await request<{ sessions: OwnSession[] }>("GET", "/api/v1/me/sessions", { signal })).sessions,
});

export const ownTokensQuery = queryOptions({
  queryKey: ["own-tokens"],
  queryFn: async ({ signal }): Promise<ApiToken[]> =>
    (await request<{ tokens: ApiToken[] }>("GET", "/api/v1/me/tokens", { signal })).tokens,
});

export function changeAccount(change: { name?: string; language?: "ru" | "en" }): Promise<Account> {
  return request<Account>("PATCH", "/api/v1/me", { body: change });
}

export function changePassword(given: { oldPassword: string; password: string }): Promise<{ ended: number }> {
  return request<{ ended: number }>("POST", "/api/v1/me/password", { body: given });
}

export function endSession(sessionId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/me/sessions/${sessionId}`);
}

export function endOtherSessions(): Promise<{ ended: number }> {
  return request<{ ended: number }>("DELETE", "/api/v1/me/sessions");
}

export function beginCodes(proof: Prove): Promise<BegunSecondFactor> {
  return request<BegunSecondFactor>("POST", "/api/v1/me/second-factor", { body: proof });
}

export function confirmCodes(code: string): Promise<RecoveryCodes> {
  return request<RecoveryCodes>("POST", "/api/v1/me/second-factor/confirm", { body: { code } });
}

export function renewRecoveryCodes(proof: Prove): Promise<RecoveryCodes> {
  return request<RecoveryCodes>("POST", "/api/v1/me/second-factor/recovery-codes", { body: proof });
}

export function removeCodes(proof: Prove): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/me/second-factor/remove", { body: proof });
}

export function makeToken(given: {
  name: string;
  scopes: readonly TokenScope[];
  days: number;
}): Promise<MadeToken> {
  return request<MadeToken>("POST", "/api/v1/me/tokens", { body: given });
}

export function revokeToken(apiTokenId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/me/tokens/${apiTokenId}`);
}
