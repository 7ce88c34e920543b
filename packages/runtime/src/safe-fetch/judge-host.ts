import { isIP } from "node:net";
import { refusalOfAddress } from "./address-policy.ts";
import { explainError, type FetchFailure } from "./fetch-code.ts";
import { resolveBySystem, type ResolveName } from "./guarded-lookup.ts";
import { judgeProxied } from "./proxied.ts";
import { readAllowedHost, refusalOfHost } from "./url-policy.ts";

export type JudgedHost = { ok: true; address: string; isAllowed: boolean } | FetchFailure;

/**
 * Judges a host that is spoken to in another protocol than HTTP, and gives the one address to connect to: whoever asks the
 * resolver a second time could be told another one.
 * @param allowHosts "host:port" entries that an administrator vouches for
 */
export async function judgeHost(
  host: string,
  port: number,
  allowHosts: readonly string[],
  resolve: ResolveName = resolveBySystem,
): Promise<JudgedHost> {
  const entry = readAllowedHost(`${host}:${port}`);
  if (entry === null) return { ok: false, code: "bad_url", message: "this is no host and port" };
  const isAllowed = allowHosts.some((each) => readAllowedHost(each) === entry);
  const literal = host.replace(/^\[|\]$/g, "");
  const found = isIP(literal) === 0 ? await lookUp(literal, resolve) : [literal];
  if (found.length === 0) return { ok: false, code: "dns", message: `${host} has no address` };
  const address = found.find((each) => isAllowed || refusalOfAddress(each) === null);
  if (address !== undefined) return { ok: true, address, isAllowed };
  return {
    ok: false,
    code: "refused_address",
    message: `${host} leads to ${refusalOfAddress(found[0] ?? "")}`,
  };
}

/**
 * The same for a host that is reached through a proxy, which looks the name up by itself.
 * @returns "direct" for an allowed host of the private network: it is judged as without a proxy
 */
export async function judgeHostByProxy(
  host: string,
  port: number,
  allowHosts: readonly string[],
  resolve: ResolveName = resolveBySystem,
): Promise<{ ok: true; way: "direct" | "proxied"; isAllowed: boolean } | FetchFailure> {
  const entry = readAllowedHost(`${host}:${port}`);
  if (entry === null) return { ok: false, code: "bad_url", message: "this is no host and port" };
  const isAllowed = allowHosts.some((each) => readAllowedHost(each) === entry);
  const why = isAllowed ? null : refusalOfHost(host);
  if (why !== null) return { ok: false, code: "refused_address", message: why };
  try {
    return { ok: true, way: await judgeProxied({ hostname: host, isAllowed }, resolve), isAllowed };
  } catch (error) {
    return explainError(error);
  }
}

function lookUp(host: string, resolve: ResolveName): Promise<string[]> {
  return new Promise((done) => {
    resolve(host, (error, addresses) => done(error ? [] : addresses.map(({ address }) => address)));
  });
}
