import type { LinkState, Redeemed, Session, WaysIn } from "@earshot/contract/session";
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

/** Signs in. A refusal whose fields name `codeField` asks for the code of the authenticator. */
export async function signIn(given: { email: string; password: string; code?: string }): Promise<Session> {
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

/** Redeems a one-time link and signs its person in; null when an authenticator is asked for first. */
export async function redeemLink(given: RedeemedLink): Promise<Session | null> {
  const redeemed = await request<Redeemed>("POST", "/api/v1/session/link", { body: given });
  return "mustSignIn" in redeemed ? null : keep(redeemed);
}

export const waysInQuery = queryOptions({
  queryKey: ["ways-in"],
  queryFn: ({ signal }) => request<WaysIn>("GET", "/api/v1/session/ways", { signal }),
});

/** Asks for a mail with a one-time link. Says nothing of whether the address is known. */
export function askForLink(email: string): Promise<undefined> {
  return request<undefined>("POST", "/api/v1/session/forgot", { body: { email } });
}

function keep(session: Session): Session {
  keepCsrfToken(session.csrfToken);
  return session;
}
