import { chosenHosts } from "@earshot/core/settings/connections";
import type { LiveSettings } from "@earshot/db/queries/read-settings";
import type { Logger } from "@earshot/runtime/logger";
import { userAgent } from "@earshot/sources/user-agent";

/** Settings, and what requests go by as of the last ones that were read. */
export interface NamedSettings extends LiveSettings {
  /** The name under which they go out. */
  userAgent(): string;
  /** Private addresses that may be asked: those of the installation and the services that an administrator named. */
  allowHosts(): readonly string[];
}

export interface NamedFacts {
  /** Where the owner of a site can read who asks, unless a contact was chosen. */
  publicUrl: string | null;
  allowHosts: readonly string[];
  log: Pick<Logger, "info">;
}

export function createNamedSettings(live: LiveSettings, facts: NamedFacts): NamedSettings {
  let contact = facts.publicUrl;
  let named: readonly string[] = [];
  let allowed = facts.allowHosts;
  return {
    async read() {
      const settings = await live.read();
      contact = settings["collect.contact"] || facts.publicUrl;
      const chosen = chosenHosts(settings);
      if (chosen.join() !== named.join()) {
        named = chosen;
        allowed = [...facts.allowHosts, ...chosen];
        facts.log.info({ allowHosts: allowed }, "addresses that may be read although they may be private");
      }
      return settings;
    },
    userAgent: () => userAgent(contact),
    allowHosts: () => allowed,
  };
}
