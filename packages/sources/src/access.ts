import { demoKey, sourceServices } from "@earshot/core/collect/source-services";
import type { SourceKind } from "@earshot/core/collect/source";

/** How an installation reaches the services of a source. */
export interface Access {
  /** Address of each service of the kind, without a slash at the end. */
  services: Readonly<Record<string, string>>;
  /** Keys, tokens and passwords by name; one that is not there was not given. */
  secret(name: string): string | null;
}

/** The services where everybody finds them, and no secret. */
export function openAccess(kind: SourceKind): Access {
  return { services: sourceServices[kind], secret: () => null };
}

/**
 * All services of a source below one root, as the simulated internet has them: "<root>/<service>". A kind whose addresses name their
 * own hosts finds its host at "<root>/host".
 */
export function demoAccess(kind: SourceKind, root: string): Access {
  const names = [...Object.keys(sourceServices[kind]), "host"];
  const services = Object.fromEntries(names.map((name) => [name, `${root}/${name}`]));
  return { services, secret: () => demoKey };
}

/** Address of a service; `fallback` where the kind names no host of its own. */
export function serviceUrl(access: Access, name: string, fallback = ""): string {
  return access.services[name] ?? fallback;
}
