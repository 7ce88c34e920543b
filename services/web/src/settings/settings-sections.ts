import type { SubPage } from "../app/sub-page.ts";

/** In the order of the menu. The first one that a person may see opens at /settings. */
export const settingsSections = [
  { to: "/settings/general", nameKey: "settings.section.general", action: "edit_settings" },
  { to: "/settings/connections", nameKey: "settings.section.connections", action: "run_system" },
  { to: "/settings/mail", nameKey: "settings.section.mail", action: "run_system" },
  { to: "/settings/channels", nameKey: "alerts.channel.section", action: "run_system" },
  { to: "/settings/rules", nameKey: "rules.section", action: "edit_settings" },
  { to: "/settings/clocks", nameKey: "clocks.section", action: "edit_settings" },
  { to: "/settings/playbook", nameKey: "playbook.section", action: "edit_settings" },
  { to: "/settings/speakers", nameKey: "drafts.speakers.title", action: "edit_settings" },
  { to: "/settings/tags", nameKey: "desk.settings.title", action: "edit_settings" },
  { to: "/settings/blocked", nameKey: "working.blocks.title", action: "read" },
  { to: "/settings/people", nameKey: "settings.section.people", action: "manage_people" },
  { to: "/settings/single-sign-on", nameKey: "settings.section.singleSignOn", action: "run_system" },
  { to: "/settings/audit", nameKey: "settings.section.audit", action: "read_audit" },
] as const satisfies readonly SubPage[];
