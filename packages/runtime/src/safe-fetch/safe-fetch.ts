import { Agent, request } from "undici";
import { explainError } from "./fetch-code.ts";
import type { FetchLimits, FetchOptions, FetchOutcome, SafeFetch } from "./fetch-outcome.ts";
import { follow } from "./follow.ts";
import type { Transport } from "./follow.ts";
import { createGuardedLookup, resolveBySystem } from "./guarded-lookup.ts";
import type { ResolveName } from "./guarded-lookup.ts";
import { permittedHeaders } from "./hop.ts";
import { acceptedEncodings } from "./read-body.ts";
import { startTimers } from "./timers.ts";
import { checkUrl, readAllowedHost } from "./url-policy.ts";

export interface SafeFetchSettings {
  /** "host:port" entries that an administrator vouches for; their addresses and ports are not judged. */
  allowHosts: readonly string[];
  userAgent: string | (() => string);
  limits?: Partial<FetchLimits>;
  /** Replaced by tests of DNS rebinding. */
  resolveName?: ResolveName;
}

export const defaultFetchLimits: FetchLimits = {
  maxBytes: 20_000_000,
  totalTimeoutMs: 30_000,
  idleTimeoutMs: 10_000,
  maxRedirects: 5,
};

/**
 * A connection per request (`pipelining: 0`): polls of one host lie minutes apart, and a pooled socket that
 * the server closed meanwhile would show as an error of the source.
 */
const agentOptions: Agent.Options = {
  maxHeaderSize: 16_384,
  pipelining: 0,
  headersTimeout: 0,
  bodyTimeout: 0,
};
const connectTimeoutMs = 10_000;

/**
 * Builds the only door to the outside world: public addresses only, judged inside the connection itself and
 * anew after every redirect; capped in bytes and time; without cookies and Referer. A fetch never throws:
 * what goes wrong comes back as one of `fetchCodes`.
 * @throws when an allow-list entry is not "host:port"
 */
export function createSafeFetch(settings: SafeFetchSettings): SafeFetch {
  const lookup = createGuardedLookup(settings.resolveName ?? resolveBySystem);
  const guarded = new Agent({ ...agentOptions, connect: { lookup, timeout: connectTimeoutMs } });
  const open = new Agent({ ...agentOptions, connect: { timeout: connectTimeoutMs } });
  const transport = createTransport(settings, guarded, open);

  async function safeFetch(url: string, call: FetchOptions = {}): Promise<FetchOutcome> {
    const limits = { ...defaultFetchLimits, ...settings.limits, ...givenLimits(call) };
    const timers = startTimers(limits, call.signal);
    try {
      const { method = "GET", body } = call;
      const first = { url, method, headers: permittedHeaders(call.headers), body };
      return await follow(first, transport, limits, timers);
    } catch (error) {
      return explainError(timers.signal.aborted ? timers.signal.reason : error);
    } finally {
      timers.stop();
    }
  }

  return Object.assign(safeFetch, {
    async close(): Promise<void> {
      await Promise.all([guarded.destroy(), open.destroy()]);
    },
  });
}

function createTransport(settings: SafeFetchSettings, guarded: Agent, open: Agent): Transport {
  const allowed = new Set(settings.allowHosts.map(requireAllowedHost));
  const { userAgent } = settings;
  const ownHeaders = () => ({
    "user-agent": typeof userAgent === "string" ? userAgent : userAgent(),
    "accept-encoding": acceptedEncodings(),
  });
  return {
    check: (url) => checkUrl(url, allowed),
    send: async (target, hop, signal) =>
      request(target.url, {
        dispatcher: target.isAllowed ? open : guarded,
        signal,
        method: hop.method,
        headers: { ...ownHeaders(), ...hop.headers },
        ...(hop.body === undefined ? {} : { body: hop.body }),
      }),
  };
}

function givenLimits(call: FetchOptions): Partial<FetchLimits> {
  const { maxBytes, totalTimeoutMs, idleTimeoutMs, maxRedirects } = call;
  const limits = { maxBytes, totalTimeoutMs, idleTimeoutMs, maxRedirects };
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}

function requireAllowedHost(entry: string): string {
  const host = readAllowedHost(entry);
  if (host === null) throw new Error(`"${entry}" is not host:port`);
  return host;
}
