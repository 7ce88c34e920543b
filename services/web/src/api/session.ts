import type { LinkState, Session } from "@earshot/contract/session";
import { queryOptions } from "@tanstack/react-query";
import { keepCsrfToken, request, statusOf } from "./client.ts";

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return keep(await request<Session>("GET", "/api/v1/session", { signal }));
    } catch (error) {
      if (statusOf(error) === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export async function signIn(given: { email: string; password: string }): Promise<Session> {
  return keep(await request<Session>("POST", "/api/v1/session", { body: given }));
}

export async function signOut(): Promise<void> {
  await request<undefined>("DELETE", "/api/v1/session");
  keepCsrfToken(null);
}

export function checkLink(token: string): Promise<LinkState> {
  return request<LinkState>("POST", "/api/v1/session/link/check", { body: { token } });
}

export interface RedeemedLink {
  token: string;
  password: string;
  language: "ru" | "en";
  name?: string;
  email?: string;
}

/** Redeems a one-time link and signs its person in. */
export async function redeemLink(given: RedeemedLink): Promise<Session> {
  return keep(await request<Session>("POST", "/api/v1/session/link", { body: given }));
}

function keep(session: Session): Session {
  keepCsrfToken(session.csrfToken);
  return session;
}
