import { z } from "zod";
import { providerCheckSchema, startSingleSignOnSchema } from "@earshot/contract/single-sign-on";
import type { SingleSignOnProblem } from "@earshot/contract/single-sign-on-problem";
import { readGroups, roleOfGroups } from "@earshot/core/triage/group-role";
import type { SettingValues } from "@earshot/core/settings/registry";
import { readSettings } from "@earshot/db/queries/read-settings";
import { enterBySingleSignOn, type ProvenIdentity } from "@earshot/db/queries/single-sign-on";
import * as oidc from "openid-client";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { keepAttempt, takeAttempt, type OidcAttempt } from "../sign-in/oidc-attempt.ts";
import {
  createOidcProvider,
  type OidcProvider,
  hasSingleSignOn,
  OidcProviderError,
  reasonOf,
  redirectAddress,
} from "../sign-in/oidc-provider.ts";
import { signIn } from "../sign-in/session-cookie.ts";

/** Each asks the provider; more than an office that comes in at nine. */
const rateLimit = { max: 120, timeWindow: "1 minute" };

const begin = {
  schema: {
    tags: ["session"],
    summary: "Begin single sign-on: leads to the provider",
    querystring: startSingleSignOnSchema,
    response: { 302: z.null() },
  },
  config: { isPublic: true, rateLimit },
} satisfies RouteContract;

const comeBack = {
  schema: {
    tags: ["session"],
    summary: "Where the provider sends a person back to: signs in and leads to the page",
    response: { 302: z.null() },
  },
  config: { isPublic: true, rateLimit },
} satisfies RouteContract;

const check = {
  schema: {
    tags: ["settings"],
    summary: "Ask the provider of single sign-on whether it is one",
    response: { 200: providerCheckSchema },
  },
  config: { action: "run_system", rateLimit },
} satisfies RouteContract;

/** Signing in through the company's own provider: OpenID Connect Core 1.0, authorization code with PKCE (RFC 7636). */
export async function registerSingleSignOn(app: Routes, deps: ApiDeps): Promise<void> {
  const provider = createOidcProvider(deps);
  app.addHook("onClose", () => provider.close());
  registerBegin(app, deps, provider);
  registerComeBack(app, deps, provider);
  registerCheck(app, deps, provider);
}

function registerBegin(app: Routes, deps: ApiDeps, provider: OidcProvider): void {
  app.get("/api/v1/session/oidc", begin, async ({ query, log }, reply) => {
    const settings = await readSettings(deps.database.db);
    if (!hasSingleSignOn(settings)) throw new ProblemError(404, "Single sign-on is not set up here.");
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      next: query.next ?? null,
      language: query.language,
    };
    try {
      const address = oidc.buildAuthorizationUrl(await provider.find(settings), {
        redirect_uri: redirectAddress(deps),
        scope: "openid email profile",
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: "S256",
        state: attempt.state,
        nonce: attempt.nonce,
        ...(query.again && { prompt: "login" }),
      });
      keepAttempt(reply, deps, attempt);
      return await reply.redirect(address.href);
    } catch (error) {
      if (!(error instanceof OidcProviderError)) throw error;
      log.warn({ err: error }, "the provider of single sign-on cannot be asked");
      return reply.redirect(refusedAddress("provider"));
    }
  });
}

function registerComeBack(app: Routes, deps: ApiDeps, provider: OidcProvider): void {
  const { db } = deps.database;
  app.get("/api/v1/session/oidc/callback", comeBack, async (request, reply) => {
    const attempt = takeAttempt(request, reply, deps);
    const settings = await readSettings(db);
    if (attempt === null || !hasSingleSignOn(settings)) return reply.redirect(refusedAddress("expired"));
    const here = new URL(request.url, deps.publicUrl);
    if (here.searchParams.get("error") === "access_denied") return reply.redirect(refusedAddress("denied"));
    let identity: ProvenIdentity;
    try {
      identity = await prove(await provider.find(settings), here, attempt, settings);
    } catch (error) {
      request.log.warn({ err: error, reason: reasonOf(error) }, "single sign-on was not proven");
      return reply.redirect(refusedAddress("provider"));
    }
    const entered = await enterBySingleSignOn(db, {
      identity,
      linksByEmail: settings["oidc.links_by_email"],
      language: attempt.language,
      address: request.ip,
      now: deps.now(),
    });
    if (!entered.ok) {
      request.log.warn({ reason: entered.reason }, "single sign-on was refused");
      return reply.redirect(refusedAddress(entered.reason));
    }
    await signIn(request, reply, deps, entered.person);
    return reply.redirect(attempt.next ?? "/");
  });
}

function registerCheck(app: Routes, deps: ApiDeps, provider: OidcProvider): void {
  app.get("/api/v1/settings/single-sign-on", check, async () => {
    const settings = await readSettings(deps.database.db);
    const redirectUri = redirectAddress(deps);
    if (!hasSingleSignOn(settings))
      return { state: "off" as const, redirectUri, trouble: null, detail: null };
    try {
      await provider.find(settings);
      return { state: "ok" as const, redirectUri, trouble: null, detail: null };
    } catch (error) {
      if (!(error instanceof OidcProviderError)) throw error;
      const { code: trouble, message } = error;
      return { state: "failed" as const, redirectUri, trouble, detail: message.slice(0, 500) };
    }
  });
}

/** Exchanges the code for an ID token, whose issuer, audience, times, nonce and signature are checked, and reads who it names. */
async function prove(
  found: oidc.Configuration,
  here: URL,
  attempt: OidcAttempt,
  settings: SettingValues,
): Promise<ProvenIdentity> {
  const tokens = await oidc.authorizationCodeGrant(found, here, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const token = tokens.claims();
  if (!token) throw new OidcProviderError("no_provider", "the provider sent no ID token");
  // Some providers keep groups and addresses out of the token.
  const more = found.serverMetadata().userinfo_endpoint
    ? await oidc.fetchUserInfo(found, tokens.access_token, token.sub)
    : {};
  const claims: Record<string, unknown> = { ...more, ...token };
  const email = z.email().max(254).safeParse(claims["email"]);
  const name = z
    .string()
    .trim()
    .min(1)
    .safeParse(claims["name"] ?? claims["preferred_username"]);
  return {
    issuer: token.iss,
    subject: token.sub,
    email: email.success ? email.data : null,
    isEmailVerified: claims["email_verified"] === true,
    name: name.success ? name.data.slice(0, 100) : null,
    groupRole: roleOfGroups(settings, readGroups(claims, settings["oidc.groups_claim"])),
  };
}

function refusedAddress(problem: SingleSignOnProblem): string {
  return `/sign-in?refused=${problem}`;
}
