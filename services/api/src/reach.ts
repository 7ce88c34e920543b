import { chosenHosts } from "@earshot/core/settings/connections";
import { createLiveConnections, type LiveConnections } from "@earshot/db/queries/connections";
import { spendQuota } from "@earshot/db/queries/quota";
import { createLiveSettings } from "@earshot/db/queries/read-settings";
import { accessBy } from "@earshot/sources/access";
import type { DoorOptions } from "@earshot/sources/source-door";
import type { AccessFor } from "@earshot/sources/visit-once";
import type { ApiDeps } from "./deps.ts";

export interface Reach {
  connections: LiveConnections;
  /** How a source is looked at now: past the same mirrors, proxies, keys and quotas as the collector goes. */
  door(): Promise<DoorOptions & { now: Date; access: AccessFor }>;
}

export function createReach({
  database: { db },
  secrets,
  now,
  allowHosts,
}: Pick<ApiDeps, "database" | "secrets" | "now" | "allowHosts">): Reach {
  const settings = createLiveSettings(db, now);
  const connections = createLiveConnections(db, secrets, settings, now);
  return {
    connections,
    door: async () => ({
      now: now(),
      allowHosts: [...allowHosts, ...chosenHosts(await settings.read())],
      access: async (kind, url) => accessBy(await connections.of(kind), { kind, url }),
      quota: {
        spend: (name, units, window) => spendQuota(db, { key: name, amount: units, ...window, now: now() }),
      },
    }),
  };
}
