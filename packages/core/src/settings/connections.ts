import type { SourceKind } from "../collect/source.ts";
import { sourceServices } from "../collect/source-services.ts";
import { directProxy, hostPattern } from "./check-setting.ts";
import {
  isSecretKey,
  settingKeys,
  type SecretSettingKey,
  type SettingKey,
  type SettingValues,
} from "./registry.ts";

/** How the services of one kind of source are reached, as people chose it. */
export interface Connection {
  /** Address of each service that differs from the usual one. */
  services: Readonly<Record<string, string>>;
  /** Address of the proxy, `http://host:port`; null: none. */
  proxy: string | null;
  /** Keys, tokens and passwords that were given, by name, and names of accounts that go with them. */
  secrets: Readonly<Record<string, string>>;
  /** Numbers that limit a kind, by name. */
  limits: Readonly<Record<string, number>>;
}

/** Jetstream is a service of Bluesky: it goes the same way. */
function connectionName(kind: SourceKind): string {
  return kind === "jetstream" ? "bluesky" : kind;
}

/** Settings of a kind, in the order of the registry: those of the page's card for it. */
export function connectionKeys(kind: SourceKind): SettingKey[] {
  const prefixes = kind === "bluesky" ? ["bluesky", "jetstream"] : [kind];
  return settingKeys.filter((key) => prefixes.some((prefix) => key.startsWith(`connect.${prefix}_`)));
}

/** Secret settings of a kind by the name under which its connector asks for them. */
export function connectionSecrets(kind: SourceKind): [name: string, key: SecretSettingKey][] {
  const prefix = `connect.${connectionName(kind)}_`;
  return settingKeys
    .filter(isSecretKey)
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key.slice(prefix.length), key]);
}

/** Names and numbers that go with the secrets of a kind: no service, no proxy. */
const plainFacts = ["identifier", "client_id", "instance", "monthly_budget_cents"] as const;

/** What the settings say of a kind; its secrets are opened elsewhere. */
export function chosenConnection(
  settings: SettingValues,
  kind: SourceKind,
  opened: Readonly<Record<string, string>>,
): Connection {
  const value = (name: string): unknown => (settings as Readonly<Record<string, unknown>>)[`connect.${name}`];
  const name = connectionName(kind);
  const services: Record<string, string> = {};
  for (const service of Object.keys(sourceServices[kind])) {
    const chosen = value(`${kind}_${service}`);
    if (typeof chosen === "string" && chosen !== "") services[service] = chosen;
  }
  const secrets: Record<string, string> = { ...opened };
  const limits: Record<string, number> = {};
  for (const fact of plainFacts) {
    const chosen = value(`${name}_${fact}`);
    if (typeof chosen === "string" && chosen !== "") secrets[fact] = chosen;
    if (typeof chosen === "number") limits[fact] = chosen;
  }
  const own = value(`${name}_proxy`);
  const common = settings["connect.proxy"];
  const proxy = typeof own === "string" && own !== "" ? own : common;
  return { services, secrets, limits, proxy: proxy === "" || proxy === directProxy ? null : proxy };
}

/**
 * Hosts that an administrator named as services, `host:port`: they may stand in the private network (rule 7 of the
 * architecture). Proxies are reached as proxies only, so that no source can name them as its address.
 */
export function chosenHosts(settings: SettingValues): string[] {
  const hosts = new Set<string>();
  for (const kind of Object.keys(sourceServices) as SourceKind[]) {
    for (const url of Object.values(chosenConnection(settings, kind, {}).services)) {
      const [, scheme = "", host = "", port] = hostPattern.exec(url) ?? [];
      hosts.add(`${host.toLowerCase()}:${port ?? (/s$/i.test(scheme) ? 443 : 80)}`);
    }
  }
  return [...hosts].sort();
}
