import { demoKey, sourceServices } from "@earshot/core/collect/source-services";
import type { SourceKind } from "@earshot/core/collect/source";
import { needOf, type SourceNeed } from "@earshot/core/collect/source-needs";
import type { FetchOptions, SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { Connection } from "@earshot/core/settings/connections";

/** How an installation reaches the services of a source. */
export interface Access {
  /** Address of each service of the kind, without a slash at the end. */
  services: Readonly<Record<string, string>>;
  /** Keys, tokens and passwords by name; one that is not there was not given. */
  secret(name: string): string | null;
  /** Numbers that limit what may be asked, by name: "monthly_budget_cents" of X. */
  limits?: Readonly<Record<string, number>>;
  /** The proxy that requests take, `http://host:port` with its sign-in; none when absent. Kept by the fetch of a visit, and by connectors that open a socket of their own. */
  proxy?: string | null;
  /** The services are those of the simulated internet: what they publish is read by people there, too. */
  isSimulated?: boolean;
}

/** The services where everybody finds them, and no secret. */
export function openAccess(kind: SourceKind): Access {
  return { services: sourceServices[kind], secret: () => null };
}

/** What an installation reaches a source with. A token of Mastodon goes to the instance that issued it alone. */
export function accessBy(connection: Connection, { kind, url }: { kind: SourceKind; url: string }): Access {
  const { secrets, limits, proxy } = connection;
  const isForeign = kind === "mastodon" && hostOf(url) !== secrets["instance"]?.toLowerCase();
  return {
    services: { ...sourceServices[kind], ...connection.services },
    secret: (name) => (isForeign && name !== "instance" ? null : (secrets[name] ?? null)),
    limits,
    proxy,
  };
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}

/**
 * All services of a source below one root, as the simulated internet has them: "<root>/<service>". A kind whose addresses name their
 * own hosts finds its host at "<root>/host".
 */
export function demoAccess(kind: SourceKind, root: string): Access {
  const names = [...Object.keys(sourceServices[kind]), "host"];
  const services = Object.fromEntries(names.map((name) => [name, `${root}/${name}`]));
  return { services, secret: () => demoKey, isSimulated: true };
}

/** What a source needs that nobody has given yet; null when it has all. */
export function missingNeed(access: Access, kind: SourceKind, isSearch: boolean): SourceNeed | null {
  const need = needOf(kind, isSearch);
  if (need === null) return null;
  const prefix = `connect.${kind}_`.length;
  const keys = need.keys.filter((key) => {
    const name = key.slice(prefix);
    return access.secret(name) === null && (access.limits?.[name] ?? 0) === 0;
  });
  return keys.length === 0 ? null : { ...need, keys };
}

/** One for each proxy, so that what is remembered with a fetch (robots.txt) outlives a visit. */
const proxied = new WeakMap<SafeFetch, Map<string, SafeFetch>>();
const proxiesMax = 20;

/** The fetch as the requests of a source go: by its proxy, where it has one. The same one for the same proxy. */
export function throughProxy(safeFetch: SafeFetch, proxy: string | null | undefined): SafeFetch {
  if (proxy == null) return safeFetch;
  const known = proxied.get(safeFetch) ?? new Map<string, SafeFetch>();
  proxied.set(safeFetch, known);
  const before = known.get(proxy);
  if (before !== undefined) return before;
  const fetchThere = (url: string, options: FetchOptions = {}) => safeFetch(url, { ...options, proxy });
  const there = Object.assign(fetchThere, { close: () => safeFetch.close() });
  known.set(proxy, there);
  const [oldest] = known.size > proxiesMax ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return there;
}

/** Address of a service; `fallback` where the kind names no host of its own. */
export function serviceUrl(access: Access, name: string, fallback = ""): string {
  return access.services[name] ?? fallback;
}

/**
 * Where people read what a service publishes: at the network's own address, whatever mirror programs ask; in the demo where the
 * simulated network stands.
 */
export function pageRoot(access: Access, name: string, own: string): string {
  return access.isSimulated === true ? serviceUrl(access, name, own) : own;
}
