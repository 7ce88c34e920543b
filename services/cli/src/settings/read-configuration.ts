import { isSecretKey } from "@earshot/core/settings/registry";
import type { Db } from "@earshot/db/database";
import { readKept } from "@earshot/db/queries/configuration";
import { readChosenSettings, readSecretTimes } from "@earshot/db/queries/read-settings";
import type { Configuration } from "./configuration.ts";
import { readFullAlerts, readFullChannels } from "./alerts-of.ts";
import { readFullRules, readOwnPolicy } from "./rules-of.ts";
import { readPlans } from "./sections/calendar.ts";
import { readDashboards } from "./sections/dashboards.ts";
import { readFacts } from "./sections/facts.ts";
import { readMessages } from "./sections/key-messages.ts";
import { readOwnPlaybook, shippedAlone } from "./sections/playbook.ts";

const demoPrefix = "demo:";

/** The demo's keys are kept apart, so that a file of one's own may use the same words. */
export function keptKey(key: string, isDemo: boolean): string {
  return isDemo ? `${demoPrefix}${key}` : key;
}

/** What is configured now: one's own, or the demo's watch list and sources. */
export async function readConfiguration(db: Db, isDemo = false): Promise<Configuration> {
  const kept = await readKept(db, { isDemo });
  const bare = (key: string): string => (isDemo ? key.slice(demoPrefix.length) : key);
  const chosen = isDemo ? [] : [...(await readChosenSettings(db))];
  return {
    settings: Object.fromEntries(chosen.filter(([key]) => !isSecretKey(key))),
    secrets: isDemo ? [] : [...(await readSecretTimes(db)).keys()],
    tags: isDemo ? [] : kept.tags.map(({ name, colour }) => ({ name, colour })),
    clocks: isDemo ? null : await readOwnPolicy(db),
    channels: isDemo ? [] : await readFullChannels(db),
    alerts: isDemo ? [] : await readFullAlerts(db),
    rules: isDemo ? [] : await readFullRules(db),
    playbook: isDemo ? shippedAlone : await readOwnPlaybook(db),
    facts: isDemo ? [] : await readFacts(db),
    keyMessages: isDemo ? [] : await readMessages(db),
    calendar: isDemo ? [] : await readPlans(db),
    dashboards: isDemo ? [] : await readDashboards(db),
    entities: kept.entities.map(({ entityId: _entityId, key, company, ...each }) => ({
      ...each,
      key: bare(key),
      company: company === null ? null : bare(company),
    })),
    sources: kept.sources.map(({ sourceId: _sourceId, key, owner, ...each }) => ({
      ...each,
      key: bare(key),
      owner: owner === null ? null : bare(owner),
    })),
  };
}
