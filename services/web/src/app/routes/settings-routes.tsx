import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedIn } from "./root.tsx";

const system = createRoute({
  getParentRoute: () => signedIn,
  path: "/system",
  component: lazyRouteComponent(() => import("../../system/SystemPage.tsx"), "SystemPage"),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(() => import("../../account/AccountPage.tsx"), "AccountPage"),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(() => import("../../settings/SettingsLayout.tsx"), "SettingsLayout"),
});

const settingsGeneral = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  component: lazyRouteComponent(() => import("../../settings/GeneralPage.tsx"), "GeneralPage"),
});

const settingsMail = createRoute({
  getParentRoute: () => settings,
  path: "/mail",
  component: lazyRouteComponent(() => import("../../settings/MailPage.tsx"), "MailPage"),
});

const settingsChannels = createRoute({
  getParentRoute: () => settings,
  path: "/channels",
  component: lazyRouteComponent(() => import("../../settings/ChannelsPage.tsx"), "ChannelsPage"),
});

const settingsSpeakers = createRoute({
  getParentRoute: () => settings,
  path: "/speakers",
  component: lazyRouteComponent(() => import("../../drafts/SpeakersPage.tsx"), "SpeakersPage"),
});

const settingsConnections = createRoute({
  getParentRoute: () => settings,
  path: "/connections",
  component: lazyRouteComponent(() => import("../../settings/ConnectionsPage.tsx"), "ConnectionsPage"),
});

const settingsRules = createRoute({
  getParentRoute: () => settings,
  path: "/rules",
  component: lazyRouteComponent(() => import("../../rules/RulesPage.tsx"), "RulesPage"),
});

const settingsClocks = createRoute({
  getParentRoute: () => settings,
  path: "/clocks",
  component: lazyRouteComponent(() => import("../../clocks/ClockSettingsPage.tsx"), "ClockSettingsPage"),
});

const settingsPlaybook = createRoute({
  getParentRoute: () => settings,
  path: "/playbook",
  component: lazyRouteComponent(() => import("../../playbook/PlaybookPage.tsx"), "PlaybookPage"),
});

const settingsTags = createRoute({
  getParentRoute: () => settings,
  path: "/tags",
  component: lazyRouteComponent(() => import("../../tags/TagsPage.tsx"), "TagsPage"),
});

const settingsBlocked = createRoute({
  getParentRoute: () => settings,
  path: "/blocked",
  component: lazyRouteComponent(() => import("../../blocks/BlocksPage.tsx"), "BlocksPage"),
});

const settingsPeople = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyRouteComponent(() => import("../../people/PeoplePage.tsx"), "PeoplePage"),
});

const settingsSingleSignOn = createRoute({
  getParentRoute: () => settings,
  path: "/single-sign-on",
  component: lazyRouteComponent(() => import("../../settings/SingleSignOnPage.tsx"), "SingleSignOnPage"),
});

const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  component: lazyRouteComponent(() => import("../../people/AuditPage.tsx"), "AuditPage"),
});

/** The installation, its settings and one's own account. */
export const settingsRoutes = [
  system,
  account,
  settings.addChildren([
    settingsGeneral,
    settingsMail,
    settingsChannels,
    settingsConnections,
    settingsSpeakers,
    settingsRules,
    settingsClocks,
    settingsPlaybook,
    settingsTags,
    settingsBlocked,
    settingsPeople,
    settingsSingleSignOn,
    settingsAudit,
  ]),
] as const;
