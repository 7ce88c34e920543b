import { readFilter } from "@earshot/contract/filter-address";
import { singleSignOnProblems, type SingleSignOnProblem } from "@earshot/contract/single-sign-on";
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { readAlertsView } from "../alerts/alerts-view.ts";
import { sessionQuery } from "../api/session.ts";
import { readSourceView } from "../sources/source-view.ts";
import { TriagePage } from "../triage/TriagePage.tsx";
import { Frame } from "./Frame.tsx";
import { NoSuchPage, PageFailure } from "./PageFailure.tsx";
import { parseSearch, stringifySearch } from "./search-params.ts";

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NoSuchPage,
});

interface Entering {
  context: { queryClient: QueryClient };
  location: { pathname: string; href: string };
}

/** Leads whoever is not signed in to the sign-in, and back. */
async function requireSession({ context, location }: Entering) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session === null) {
    const next = location.pathname === "/" ? undefined : location.href;
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to redirect
    throw redirect({ to: "/sign-in", search: { next } });
  }
  return { session };
}

/** Everything behind the sign-in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Frame,
  beforeLoad: requireSession,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad() {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to redirect
    throw redirect({ to: "/triage", search: {} });
  },
});

const triage = createRoute({
  getParentRoute: () => signedIn,
  path: "/triage",
  component: TriagePage,
  validateSearch: (search: Record<string, unknown>) => {
    const post = Number(search["post"]);
    return { ...readFilter(search), ...(Number.isInteger(post) && post > 0 ? { post } : {}) };
  },
});

const stories = createRoute({
  getParentRoute: () => signedIn,
  path: "/stories",
  component: lazyRouteComponent(() => import("../stories/StoriesPage.tsx"), "StoriesPage"),
});

const story = createRoute({
  getParentRoute: () => signedIn,
  path: "/stories/$storyId",
  component: lazyRouteComponent(() => import("../stories/StoryPage.tsx"), "StoryPage"),
});

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: "/incidents",
  component: lazyRouteComponent(() => import("../incidents/IncidentsPage.tsx"), "IncidentsPage"),
});

const incident = createRoute({
  getParentRoute: () => signedIn,
  path: "/incidents/$incidentId",
  component: lazyRouteComponent(() => import("../incidents/IncidentPage.tsx"), "IncidentPage"),
});

const alerts = createRoute({
  getParentRoute: () => signedIn,
  path: "/alerts",
  validateSearch: readAlertsView,
  component: lazyRouteComponent(() => import("../alerts/AlertsPage.tsx"), "AlertsPage"),
});

/** Where the link of a letter leads; nobody has to sign in for it. */
const takeAlert = createRoute({
  getParentRoute: () => root,
  path: "/take-alert",
  component: lazyRouteComponent(() => import("../alerts/TakeAlertPage.tsx"), "TakeAlertPage"),
});

/** For a screen on the wall: nothing stands around it. */
const incidentScreen = createRoute({
  getParentRoute: () => root,
  path: "/incidents/$incidentId/screen",
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import("../incidents/IncidentScreen.tsx"), "IncidentScreen"),
});

const sources = createRoute({
  getParentRoute: () => signedIn,
  path: "/sources",
  validateSearch: readSourceView,
  component: lazyRouteComponent(() => import("../sources/SourcesPage.tsx"), "SourcesPage"),
});

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports",
  component: lazyRouteComponent(() => import("../import/ImportsPage.tsx"), "ImportsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports/$importId",
  component: lazyRouteComponent(() => import("../import/ImportPage.tsx"), "ImportPage"),
});

const sourceTimeline = createRoute({
  getParentRoute: () => signedIn,
  path: "/sources/$sourceId",
  component: lazyRouteComponent(() => import("../gaps/SourcePage.tsx"), "SourcePage"),
});

const coverage = createRoute({
  getParentRoute: () => signedIn,
  path: "/coverage",
  component: lazyRouteComponent(() => import("../gaps/CoveragePage.tsx"), "CoveragePage"),
});

const watchList = createRoute({
  getParentRoute: () => signedIn,
  path: "/watch-list",
  component: lazyRouteComponent(() => import("../watch-list/WatchListPage.tsx"), "WatchListPage"),
});

const presence = createRoute({
  getParentRoute: () => signedIn,
  path: "/watch-list/$entityId",
  component: lazyRouteComponent(() => import("../presence/PresencePage.tsx"), "PresencePage"),
});

const clockReport = createRoute({
  getParentRoute: () => signedIn,
  path: "/clocks",
  component: lazyRouteComponent(() => import("../clocks/ClockReportPage.tsx"), "ClockReportPage"),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: "/reports",
  component: lazyRouteComponent(() => import("../reports/ReportsLayout.tsx"), "ReportsLayout"),
});

const reportsCoding = createRoute({
  getParentRoute: () => reports,
  path: "/coding",
  component: lazyRouteComponent(() => import("../coding/CodingPage.tsx"), "CodingPage"),
});

const system = createRoute({
  getParentRoute: () => signedIn,
  path: "/system",
  component: lazyRouteComponent(() => import("../system/SystemPage.tsx"), "SystemPage"),
});

const settings = createRoute({
  getParentRoute: () => signedIn,
  path: "/settings",
  component: lazyRouteComponent(() => import("../settings/SettingsLayout.tsx"), "SettingsLayout"),
});

const settingsGeneral = createRoute({
  getParentRoute: () => settings,
  path: "/general",
  component: lazyRouteComponent(() => import("../settings/GeneralPage.tsx"), "GeneralPage"),
});

const settingsMail = createRoute({
  getParentRoute: () => settings,
  path: "/mail",
  component: lazyRouteComponent(() => import("../settings/MailPage.tsx"), "MailPage"),
});

const settingsChannels = createRoute({
  getParentRoute: () => settings,
  path: "/channels",
  component: lazyRouteComponent(() => import("../settings/ChannelsPage.tsx"), "ChannelsPage"),
});

const settingsConnections = createRoute({
  getParentRoute: () => settings,
  path: "/connections",
  component: lazyRouteComponent(() => import("../settings/ConnectionsPage.tsx"), "ConnectionsPage"),
});

const settingsRules = createRoute({
  getParentRoute: () => settings,
  path: "/rules",
  component: lazyRouteComponent(() => import("../rules/RulesPage.tsx"), "RulesPage"),
});

const settingsClocks = createRoute({
  getParentRoute: () => settings,
  path: "/clocks",
  component: lazyRouteComponent(() => import("../clocks/ClockSettingsPage.tsx"), "ClockSettingsPage"),
});

const settingsTags = createRoute({
  getParentRoute: () => settings,
  path: "/tags",
  component: lazyRouteComponent(() => import("../tags/TagsPage.tsx"), "TagsPage"),
});

const settingsBlocked = createRoute({
  getParentRoute: () => settings,
  path: "/blocked",
  component: lazyRouteComponent(() => import("../blocks/BlocksPage.tsx"), "BlocksPage"),
});

const settingsPeople = createRoute({
  getParentRoute: () => settings,
  path: "/people",
  component: lazyRouteComponent(() => import("../people/PeoplePage.tsx"), "PeoplePage"),
});

const settingsSingleSignOn = createRoute({
  getParentRoute: () => settings,
  path: "/single-sign-on",
  component: lazyRouteComponent(() => import("../settings/SingleSignOnPage.tsx"), "SingleSignOnPage"),
});

const settingsAudit = createRoute({
  getParentRoute: () => settings,
  path: "/audit",
  component: lazyRouteComponent(() => import("../people/AuditPage.tsx"), "AuditPage"),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: "/account",
  component: lazyRouteComponent(() => import("../account/AccountPage.tsx"), "AccountPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("../sign-in/ForgotPage.tsx"), "ForgotPage"),
});

interface SignInSearch {
  next?: string | undefined;
  /** Why single sign-on ended without a session. */
  refused?: SingleSignOnProblem | undefined;
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: ({ next, refused }: Record<string, unknown>): SignInSearch => ({
    // Only a path of ours: an address of elsewhere would make the sign-in page lead people away.
    next: typeof next === "string" && /^\/(?![/\\])/.test(next) ? next : undefined,
    refused: singleSignOnProblems.find((each) => each === refused),
  }),
  component: lazyRouteComponent(() => import("../sign-in/SignInPage.tsx"), "SignInPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("../sign-in/WelcomePage.tsx"), "WelcomePage"),
});

export function createPageRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signedIn.addChildren([
        home,
        triage,
        stories,
        story,
        incidents,
        incident,
        alerts,
        sources,
        sourceTimeline,
        coverage,
        imports,
        oneImport,
        watchList,
        presence,
        clockReport,
        system,
        account,
        reports.addChildren([reportsCoding]),
        settings.addChildren([
          settingsGeneral,
          settingsMail,
          settingsChannels,
          settingsConnections,
          settingsRules,
          settingsClocks,
          settingsTags,
          settingsBlocked,
          settingsPeople,
          settingsSingleSignOn,
          settingsAudit,
        ]),
      ]),
      incidentScreen,
      takeAlert,
      signIn,
      forgotPassword,
      welcome,
    ]),
    context: { queryClient },
    defaultPreload: "intent",
    parseSearch,
    stringifySearch,
    defaultErrorComponent: PageFailure,
    scrollRestoration: false,
  });
}
