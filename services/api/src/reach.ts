import { chosenHosts } from "@earshot/core/settings/connections";
import { createLiveConnections } from "@earshot/db/queries/connections";
import { createQuota } from "@earshot/db/queries/quota";
import { createLiveSettings } from "@earshot/db/queries/read-settings";
import { accessBy } from "@earshot/sources/access";
import type { DoorOptions } from "@earshot/sources/source-door";
import type { AccessFor } from "@earshot/sources/visit-once";
import type { ApiDeps } from "./deps.ts";

export interface Reach {
  /** How a source is looked at now: past the same mirrors, proxies, keys and quotas as the collector goes, as they were saved last. */
  door(): Promise<DoorOptions & { now: Date; access: AccessFor }>;
}

export function createReach({
  database: { db },
  secrets,
  now,
  allowHosts,
}: Pick<ApiDeps, "database" | "secrets" | "now" | "allowHosts">): Reach {
  return {
    async door() {
      // Read anew for each look: whoever saves a key looks at once whether it holds.
      const settings = createLiveSettings(db, now);
      const connections = createLiveConnections(db, secrets, settings, now);
      return {
        now: now(),
        allowHosts: [...allowHosts, ...chosenHosts(await settings.read())],
        access: async (kind, url) => accessBy(await connections.of(kind), { kind, url }),
        quota: createQuota(db, now),
      };
    },
  };
}
