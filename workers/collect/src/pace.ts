import { setTimeout as after } from "node:timers/promises";
import { hostGapMs } from "@earshot/core/collect/host-pace";
import { chosenGapMs } from "@earshot/core/settings/chosen-limits";
import { claimHost } from "@earshot/db/queries/host-pace";
import type { Pace } from "@earshot/sources/pace";
import type { CollectDeps } from "./deps.ts";

/** A visit that would wait longer for its next request gives up and comes back later. */
const longestWaitMs = 20_000;

/** The pace of hosts within a visit: each further request waits for its turn among all processes. */
export function createPace(
  deps: Pick<CollectDeps, "database" | "now" | "random" | "allowedHosts" | "settings">,
  signal: AbortSignal,
): Pace {
  return async (host, minGapMs) => {
    const chosenMs = chosenGapMs(await deps.settings.read());
    const gapMs = hostGapMs(deps.allowedHosts.has(host), Math.max(chosenMs, minGapMs));
    const until = deps.now().getTime() + longestWaitMs;
    for (;;) {
      const now = deps.now();
      const claim = await claimHost(deps.database.db, host, now, gapMs);
      if (claim.ok) return true;
      const waitMs = claim.nextAt.getTime() - now.getTime() + deps.random() * gapMs;
      if (now.getTime() + waitMs > until) return false;
      await after(waitMs, undefined, { signal });
    }
  };
}
