import type { SettingValues } from "@earshot/core/settings/registry";
import type { Role } from "@earshot/core/triage/status";
import { openSecret } from "@earshot/db/queries/read-settings";
import type { ProviderTrouble } from "@earshot/contract/single-sign-on";
import type { FetchCode, FetchFailure } from "@earshot/runtime/safe-fetch/fetch-code";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { FetchOptions, SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import * as oidc from "openid-client";
import type { ApiDeps } from "../deps.ts";

/** The provider does not answer, or with something that is none. The message is for whoever set it up. */
export class OidcProviderError extends Error {
  override readonly name = "OidcProviderError";
  /** What to mend: the way there, the address, or what stands behind it. */
  readonly code: ProviderTrouble;

  constructor(code: ProviderTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The question never got an answer; openid-client hands it on as a cause. */
class NoAnswer extends Error {
  readonly code: FetchCode;

  constructor({ code, message }: FetchFailure) {
    super(message);
    this.code = code;
  }
}

/** Whether somebody filled in what single sign-on needs. */
export function hasSingleSignOn(settings: SettingValues): boolean {
  return settings["oidc.issuer"] !== "" && settings["oidc.client_id"] !== "";
}

/** Whether a right password lets this role in. Administrators keep theirs for the day when the provider does not answer. */
export function isPasswordEnough(settings: SettingValues, role: Role): boolean {
  return role === "admin" || !settings["oidc.is_required"] || !hasSingleSignOn(settings);
}

/** Where the provider sends people back to; it has to be told this address. */
export function redirectAddress({ publicUrl }: ApiDeps): string {
  return new URL("/api/v1/session/oidc/callback", publicUrl).href;
}

const answerMaxBytes = 1_000_000;
const answerMaxMs = 10_000;
/** Longer than a key of a provider lives beside its successor would be too long; each look costs one request. */
const knownForMs = 5 * 60_000;

export interface OidcProvider {
  /** What the provider says of itself. Throws OidcProviderError. */
  find(settings: SettingValues): Promise<oidc.Configuration>;
  close(): Promise<void>;
}

/**
 * Looks the provider up (OpenID Connect Discovery 1.0) and keeps what it said for some minutes. The address that an administrator saved is
 * allowed to be a private one, and no other; http is for this machine alone.
 */
export function createOidcProvider(deps: ApiDeps): OidcProvider {
  let known: { of: string; until: number; found: Promise<oidc.Configuration> } | null = null;
  let allowed: string[] = [];
  const safeFetch = createSafeFetch({
    allowHosts: () => [...deps.allowHosts, ...allowed],
    userAgent: `Earshot/${deps.version}`,
  });
  return {
    async find(settings) {
      const client = {
        issuer: settings["oidc.issuer"],
        clientId: settings["oidc.client_id"],
        secret: await openSecret(deps.database.db, deps.secrets, "oidc.client_secret"),
      };
      const of = JSON.stringify(client);
      const now = deps.now().getTime();
      if (known !== null && known.of === of && known.until > now) return known.found;
      allowed = [hostAndPort(new URL(client.issuer))];
      const found = discover(safeFetch, client);
      const asked = { of, until: now + knownForMs, found };
      known = asked;
      // A failure is not kept: the next one to sign in asks again.
      found.catch(() => {
        if (known === asked) known = null;
      });
      return found;
    },
    close: () => safeFetch.close(),
  };
}

interface Client {
  issuer: string;
  clientId: string;
  /** Null for a client without one: then PKCE alone proves that it is the same. */
  secret: string | null;
}

async function discover(
  safeFetch: SafeFetch,
  { issuer, clientId, secret }: Client,
): Promise<oidc.Configuration> {
  const address = new URL(issuer);
  const isHere = ["127.0.0.1", "[::1]", "localhost"].includes(address.hostname);
  if (address.protocol !== "https:" && !isHere) {
    throw new OidcProviderError(
      "insecure",
      `${issuer} is not https: what it says could be changed on the way.`,
    );
  }
  const authentication = secret === null ? oidc.None() : oidc.ClientSecretPost(secret);
  const options: oidc.DiscoveryRequestOptions = {
    [oidc.customFetch]: fetchThrough(safeFetch),
    timeout: answerMaxMs / 1_000,
    // The signature of the ID token is checked too, not only the connection that it came by.
    execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
  };
  try {
    return await oidc.discovery(address, clientId, undefined, authentication, options);
  } catch (error) {
    const unanswered = noAnswerIn(error);
    if (unanswered !== null)
      throw new OidcProviderError(unanswered.code, `${issuer}: ${unanswered.message}`, { cause: error });
    const message = `${issuer} did not answer as a provider does: ${reasonOf(error)}`;
    throw new OidcProviderError("no_provider", message, { cause: error });
  }
}

function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
}

function noAnswerIn(error: unknown): NoAnswer | null {
  if (error instanceof NoAnswer) return error;
  return error instanceof Error && error.cause !== undefined ? noAnswerIn(error.cause) : null;
}

/** The most telling message of an error and those that caused it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${reasonOf(error.cause)}` : error.message;
}

/** What openid-client asks with, over the one door to the outside world. */
function fetchThrough(safeFetch: SafeFetch): oidc.CustomFetch {
  return async (url, options) => {
    const body = options.body instanceof URLSearchParams ? options.body.toString() : options.body;
    const answer = await safeFetch(url, {
      method: options.method as NonNullable<FetchOptions["method"]>,
      headers: Object.fromEntries(new Headers(options.headers)),
      ...(typeof body === "string" ? { body } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
      maxBytes: answerMaxBytes,
      totalTimeoutMs: answerMaxMs,
      maxRedirects: 0,
    });
    if (!answer.ok) throw new NoAnswer(answer);
    const headers = new Headers(answer.headers);
    // The body is no longer encoded as its headers say.
    headers.delete("content-encoding");
    headers.delete("content-length");
    return new Response(answer.status === 204 || answer.status === 304 ? null : Buffer.from(answer.body), {
      status: answer.status,
      headers,
    });
  };
}
