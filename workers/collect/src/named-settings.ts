import type { LiveSettings } from "@earshot/db/queries/read-settings";
import { userAgent } from "@earshot/sources/user-agent";

/** Settings, and the name under which requests go out by the last ones that were read. */
export interface NamedSettings extends LiveSettings {
  userAgent(): string;
}

/** @param publicUrl where the owner of a site can read who asks, unless a contact was chosen */
export function createNamedSettings(live: LiveSettings, publicUrl: string | null): NamedSettings {
  let contact = publicUrl;
  return {
    async read() {
      const settings = await live.read();
      contact = settings["collect.contact"] || publicUrl;
      return settings;
    },
    userAgent: () => userAgent(contact),
  };
}
