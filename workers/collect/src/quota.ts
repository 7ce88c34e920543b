import { spendQuota } from "@earshot/db/queries/quota";
import type { Quota } from "@earshot/sources/pace";
import type { CollectDeps } from "./deps.ts";

/** Quotas of services, counted in the database for all processes together. */
export function createQuota(deps: Pick<CollectDeps, "database" | "now">): Quota {
  return {
    spend: (name, units, window) =>
      spendQuota(deps.database.db, { key: name, amount: units, ...window, now: deps.now() }),
  };
}
