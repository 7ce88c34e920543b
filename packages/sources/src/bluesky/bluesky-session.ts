import { createHash } from "node:crypto";
import type { AskedJson, Asker, Refusal } from "../ask.ts";
import { parseJson } from "../ask.ts";
import type { PollDeps, PollFailure, PollSource } from "../connector.ts";
import { serviceUrl } from "../access.ts";
import { fieldsOf, stringOf } from "../json-fields.ts";

interface Tokens {
  access: string;
  refresh: string;
}

/** Asks as the account of the app password; `null` tokens in `Sessions` mean that nobody is signed in yet. */
export interface Sessions {
  /** Asks the PDS of the account for `path`, which begins with "/xrpc/". */
  ask(source: PollSource, asker: Asker, deps: PollDeps, path: string): Promise<AskedJson>;
}

/** Sign-ins that a PDS allows an account in a day. */
const signInsPerDay = 300;
const dayMs = 86_400_000;

/**
 * Sessions of this process, in memory: neither the app password nor a token is ever stored or part of a cursor. A PDS allows few sign-ins (30 in
 * five minutes, 300 in a day), so one is kept and renewed by its own token; signing in anew is the last resort.
 */
export function createSessions(): Sessions {
  const kept = new Map<string, Promise<Tokens | PollFailure>>();

  async function renew(source: PollSource, asker: Asker, refresh: string): Promise<Tokens | null> {
    const url = `${serviceUrl(source.access, "pds")}/xrpc/com.atproto.server.refreshSession`;
    const asked = await asker.askJson(url, {
      method: "POST",
      headers: { authorization: `Bearer ${refresh}` },
    });
    return asked.ok ? readTokens(asked.value) : null;
  }

  async function signIn(source: PollSource, asker: Asker, deps: PollDeps): Promise<Tokens | PollFailure> {
    const identifier = source.access.secret("identifier");
    const password = source.access.secret("app_password");
    if (identifier === null || password === null)
      return asker.fail("needs_key", "searching needs an account: its handle and an app password");
    const windowStart = new Date(Math.floor(deps.now().getTime() / dayMs) * dayMs);
    const window = { limit: signInsPerDay, windowStart, resetAt: new Date(windowStart.getTime() + dayMs) };
    const spent = await deps.quota.spend("bluesky sign-ins", 1, window);
    if (!spent.ok) {
      const waitMs = spent.resetAt.getTime() - deps.now().getTime();
      return asker.fail("over_quota", "no more sign-ins are allowed today", Math.max(waitMs, 0));
    }
    const asked = await asker.askJson(
      `${serviceUrl(source.access, "pds")}/xrpc/com.atproto.server.createSession`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ identifier, password }),
      },
    );
    if (!asked.ok) return refusalOf(asker, asked, deps.now());
    return readTokens(asked.value) ?? asker.fail("bad_response", "a session without tokens");
  }

  return {
    async ask(source, asker, deps, path) {
      const key = keyOf(source);
      const opened = kept.get(key) ?? signIn(source, asker, deps);
      kept.set(key, opened);
      let tokens = await opened;
      if (!("access" in tokens)) {
        kept.delete(key);
        return tokens;
      }
      const url = `${serviceUrl(source.access, "pds")}${path}`;
      const first = await asker.askJson(url, { headers: { authorization: `Bearer ${tokens.access}` } });
      if (first.ok || !isExpired(first)) return first;
      const renewed = renew(source, asker, tokens.refresh).then(
        async (fresh) => fresh ?? (await signIn(source, asker, deps)),
      );
      kept.set(key, renewed);
      tokens = await renewed;
      if (!("access" in tokens)) {
        kept.delete(key);
        return tokens;
      }
      return asker.askJson(url, { headers: { authorization: `Bearer ${tokens.access}` } });
    },
  };
}

/** Of the secrets only a hash stays in the key. */
function keyOf({ access }: PollSource): string {
  const parts = [serviceUrl(access, "pds"), access.secret("identifier"), access.secret("app_password")];
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}

function readTokens(value: unknown): Tokens | null {
  const access = stringOf(fieldsOf(value)["accessJwt"]);
  const refresh = stringOf(fieldsOf(value)["refreshJwt"]);
  return access === null || refresh === null ? null : { access, refresh };
}

function isExpired({ response }: Refusal): boolean {
  if (response === undefined) return false;
  const error = errorOf(response);
  return response.status === 401 || error === "ExpiredToken" || error === "InvalidToken";
}

function errorOf(response: NonNullable<Refusal["response"]>): string | null {
  return stringOf(fieldsOf(parseJson(response))["error"]);
}

const gone = new Set(["AccountTakedown", "AccountDeactivated", "AccountSuspended"]);

/** A refused request as a failure of the source: XRPC names the error in its body. */
export function refusalOf(asker: Asker, refusal: Refusal, now: Date): PollFailure {
  const { response, ...failure } = refusal;
  if (response === undefined || failure.code !== "http_error") return failure;
  const { error, message } = fieldsOf(parseJson(response));
  const said = [stringOf(error), stringOf(message)].filter((part) => part !== null).join(": ");
  if (response.status === 429)
    return { ...failure, retryAfterMs: failure.retryAfterMs ?? resetMs(response.headers, now) };
  if (response.status === 401 || response.status === 403) return asker.fail("needs_key", said);
  if (error === "AuthFactorTokenRequired") return asker.fail("needs_key", `${said} (take an app password)`);
  if (response.status === 400 && /not found|could not find|unable to resolve/i.test(said))
    return asker.fail("not_there", said);
  if (typeof error === "string" && gone.has(error)) return asker.fail("not_there", said);
  return said === "" ? failure : { ...failure, message: said.slice(0, 300) };
}

/** `RateLimit-Reset` is the second of renewal, since 1970. */
function resetMs(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const seconds = Number(headers["ratelimit-reset"]);
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  return Math.min(Math.max(seconds * 1000 - now.getTime(), 0), dayMs);
}
