import { isIP } from "node:net";
import { ProxyAgent } from "undici";
import type { Agent } from "undici";
import { refusalOfAddress } from "./address-policy.ts";
import { FetchStopped } from "./fetch-code.ts";
import type { ResolveName } from "./guarded-lookup.ts";

/** Proxies that are open at once; more are seen only while somebody changes settings. */
const agentsMax = 20;

export interface ProxyAgents {
  /** @param proxy `http://[name:password@]host:port` */
  of(proxy: string): ProxyAgent;
  close(): Promise<void>;
}

/**
 * Agents for proxies, one for each address. An https address is reached through a tunnel (CONNECT), whose TLS ends at the host
 * itself; an http one by handing the whole address to the proxy, since many refuse tunnels to port 80.
 */
export function createProxyAgents(options: Agent.Options, connectTimeoutMs: number): ProxyAgents {
  const agents = new Map<string, ProxyAgent>();
  return {
    of(proxy) {
      const known = agents.get(proxy);
      if (known !== undefined) return known;
      const [oldest] = agents.size < agentsMax ? [] : agents.keys();
      if (oldest !== undefined) {
        void agents.get(oldest)?.close();
        agents.delete(oldest);
      }
      const limits = { timeout: connectTimeoutMs };
      const agent = new ProxyAgent({
        ...options,
        uri: proxy,
        proxyTunnel: false,
        proxyTls: limits,
        requestTls: limits,
      });
      agents.set(proxy, agent);
      return agent;
    },
    async close() {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

/**
 * Judges where a proxied request would end, since the proxy looks the name up by itself: it goes only where all known addresses
 * are public. A name that only the proxy knows is left to it when it has a dot; whoever named the proxy vouches for what it knows.
 * @returns whether the request has to go past the proxy: an allowed host of the private network
 * @throws FetchStopped where it must not go
 */
export async function judgeProxied(
  { hostname, isAllowed }: { hostname: string; isAllowed: boolean },
  resolve: ResolveName,
): Promise<"direct" | "proxied"> {
  const literal = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  const addresses = isIP(literal) === 0 ? await lookUp(literal, resolve) : [literal];
  if (addresses.length === 0 && !literal.includes("."))
    throw new FetchStopped("refused_address", `${literal} is a name of a private network`);
  const why = addresses.map(refusalOfAddress).find((each) => each !== null) ?? null;
  if (why === null) return "proxied";
  if (isAllowed) return "direct";
  throw new FetchStopped("refused_address", `${hostname} leads to ${why}`);
}

/** None where our resolver does not know the name. */
function lookUp(hostname: string, resolve: ResolveName): Promise<string[]> {
  return new Promise((done) => {
    resolve(hostname, (error, addresses) => done(error ? [] : addresses.map(({ address }) => address)));
  });
}

const unreachable: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** A fault of the proxy told as one; anything else as it is. Before the tunnel stands nobody else can fail. */
export function proxyFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(error.message)?.[1];
  if (status === undefined && !unreachable.has(code)) return error;
  const what = status === undefined ? `cannot be reached (${code})` : `answered ${status}`;
  return new FetchStopped("proxy", `the proxy ${what}`);
}
