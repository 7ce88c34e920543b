import { Agent, request } from "undici";
import type { Dispatcher } from "undici";
import { explainError, FetchStopped } from "./fetch-code.ts";
import type { FetchLimits, FetchOptions, FetchOutcome, SafeFetch } from "./fetch-outcome.ts";
import { follow } from "./follow.ts";
import type { Transport } from "./follow.ts";
import { createGuardedLookup, resolveBySystem } from "./guarded-lookup.ts";
import type { ResolveName } from "./guarded-lookup.ts";
import { permittedHeaders } from "./hop.ts";
import type { Hop } from "./hop.ts";
import { createProxyAgents, judgeProxied, proxyFault } from "./proxied.ts";
import { acceptedEncodings } from "./read-body.ts";
import { startTimers } from "./timers.ts";
import { checkUrl, readAllowedHost } from "./url-policy.ts";
import type { CheckedUrl } from "./url-policy.ts";

export interface SafeFetchSettings {
  /** "host:port" entries that an administrator vouches for, read anew for each request; their addresses and ports are not judged. */
  allowHosts: readonly string[] | (() => readonly string[]);
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
 * Builds the only door to the outside world: public addresses only, judged inside the connection itself (before it where a
 * proxy connects) and anew after every redirect; capped in bytes and time; without cookies and Referer. A fetch never throws:
 * what goes wrong comes back as one of `fetchCodes`.
 * @throws when an allow-list entry is not "host:port"
 */
export function createSafeFetch(settings: SafeFetchSettings): SafeFetch {
  const resolve = settings.resolveName ?? resolveBySystem;
  const lookup = createGuardedLookup(resolve);
  const guarded = new Agent({ ...agentOptions, connect: { lookup, timeout: connectTimeoutMs } });
  const open = new Agent({ ...agentOptions, connect: { timeout: connectTimeoutMs } });
  const proxies = createProxyAgents(agentOptions, connectTimeoutMs);
  const transport = createTransport(settings, guarded, open);

  async function safeFetch(url: string, call: FetchOptions = {}): Promise<FetchOutcome> {
    const limits = { ...defaultFetchLimits, ...settings.limits, ...givenLimits(call) };
    const timers = startTimers(limits, call.signal);
    try {
      const { method = "GET", body } = call;
      const first = { url, method, headers: permittedHeaders(call.headers), body };
      const send = call.proxy == null ? transport.send : throughProxy(call.proxy);
      const heard = { ...limits, onAnswer: call.onAnswer, onBytes: call.onBytes };
      return await follow(first, { check: transport.check, send }, heard, timers);
    } catch (error) {
      return explainError(timers.signal.aborted ? timers.signal.reason : error);
    } finally {
      timers.stop();
    }
  }

  function throughProxy(proxy: string): Transport["send"] {
    return async (target, hop, signal) => {
      const { isAllowed, url } = target;
      const way = await judgeProxied({ hostname: url.hostname, isAllowed }, resolve);
      if (way === "direct") return transport.send(target, hop, signal);
      const answered = await transport
        .sendBy(proxies.of(proxy), target, hop, signal)
        .catch((error: unknown) => {
          throw proxyFault(error);
        });
      if (answered.statusCode !== 407) return answered;
      answered.body.on("error", () => {}).destroy();
      throw new FetchStopped("proxy", "the proxy answered 407");
    };
  }

  return Object.assign(safeFetch, {
    async close(): Promise<void> {
      await Promise.all([guarded.destroy(), open.destroy(), proxies.close()]);
    },
  });
}

interface OpenTransport extends Transport {
  sendBy: (
    dispatcher: Dispatcher,
    target: CheckedUrl,
    hop: Hop,
    signal: AbortSignal,
  ) => Promise<Dispatcher.ResponseData>;
}

function createTransport(settings: SafeFetchSettings, guarded: Agent, open: Agent): OpenTransport {
  const allowedNow = allowedHosts(settings.allowHosts);
  const { userAgent } = settings;
  const ownHeaders = () => ({
    "user-agent": typeof userAgent === "string" ? userAgent : userAgent(),
    "accept-encoding": acceptedEncodings(),
  });
  const sendBy: OpenTransport["sendBy"] = (dispatcher, target, hop, signal) =>
    request(target.url, {
      dispatcher,
      signal,
      method: hop.method,
      headers: { ...ownHeaders(), ...hop.headers },
      ...(hop.body === undefined ? {} : { body: hop.body }),
    });
  return {
    check: (url) => checkUrl(url, allowedNow()),
    sendBy,
    send: (target, hop, signal) => sendBy(target.isAllowed ? open : guarded, target, hop, signal),
  };
}

function allowedHosts(given: SafeFetchSettings["allowHosts"]): () => ReadonlySet<string> {
  if (typeof given === "function") return readOnce(given);
  const fixed = new Set(given.map(requireAllowedHost));
  return () => fixed;
}

/** A list that is the same as before is not read again: it may be long, and every request asks. */
function readOnce(given: () => readonly string[]): () => ReadonlySet<string> {
  let list: readonly string[] | null = null;
  let hosts: ReadonlySet<string> = new Set();
  return () => {
    const now = given();
    if (now !== list) [list, hosts] = [now, new Set(now.map(requireAllowedHost))];
    return hosts;
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
