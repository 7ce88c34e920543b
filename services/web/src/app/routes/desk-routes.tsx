import { readFilter } from "@earshot/contract/filter-address";
import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readAlertsView } from "../../alerts/alerts-view.ts";
import { readAuthorsView } from "../../authors/authors-view.ts";
import { readDraftsView, readNewDraft } from "../../drafts/drafts-view.ts";
import { readBoardView } from "../../dashboards/board-view.ts";
import { TriagePage } from "../../triage/TriagePage.tsx";
import { requireNumber, signedIn } from "./root.tsx";

const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad({ context }) {
    if (context.session.person.role === "executive") {
      // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to redirect
      throw redirect({ to: "/minute" });
    }
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
  component: lazyRouteComponent(() => import("../../stories/StoriesPage.tsx"), "StoriesPage"),
});

const story = createRoute({
  getParentRoute: () => signedIn,
  path: "/stories/$storyId",
  beforeLoad: ({ params }) => requireNumber(params.storyId),
  component: lazyRouteComponent(() => import("../../stories/StoryPage.tsx"), "StoryPage"),
});

const incidents = createRoute({
  getParentRoute: () => signedIn,
  path: "/incidents",
  component: lazyRouteComponent(() => import("../../incidents/IncidentsPage.tsx"), "IncidentsPage"),
});

const incident = createRoute({
  getParentRoute: () => signedIn,
  path: "/incidents/$incidentId",
  beforeLoad: ({ params }) => requireNumber(params.incidentId),
  component: lazyRouteComponent(() => import("../../incidents/IncidentPage.tsx"), "IncidentPage"),
});

const alerts = createRoute({
  getParentRoute: () => signedIn,
  path: "/alerts",
  validateSearch: readAlertsView,
  component: lazyRouteComponent(() => import("../../alerts/AlertsPage.tsx"), "AlertsPage"),
});

const authors = createRoute({
  getParentRoute: () => signedIn,
  path: "/authors",
  validateSearch: readAuthorsView,
  component: lazyRouteComponent(() => import("../../authors/AuthorsPage.tsx"), "AuthorsPage"),
});

const author = createRoute({
  getParentRoute: () => signedIn,
  path: "/authors/$cardId",
  beforeLoad: ({ params }) => requireNumber(params.cardId),
  component: lazyRouteComponent(() => import("../../authors/AuthorPage.tsx"), "AuthorPage"),
});

const drafts = createRoute({
  getParentRoute: () => signedIn,
  path: "/drafts",
  validateSearch: readDraftsView,
  component: lazyRouteComponent(() => import("../../drafts/DraftsPage.tsx"), "DraftsPage"),
});

const newDraft = createRoute({
  getParentRoute: () => signedIn,
  path: "/drafts/new",
  validateSearch: readNewDraft,
  component: lazyRouteComponent(() => import("../../drafts/NewDraftPage.tsx"), "NewDraftPage"),
});

const draft = createRoute({
  getParentRoute: () => signedIn,
  path: "/drafts/$draftId",
  beforeLoad: ({ params }) => requireNumber(params.draftId),
  component: lazyRouteComponent(() => import("../../drafts/DraftPage.tsx"), "DraftPage"),
});

const minute = createRoute({
  getParentRoute: () => signedIn,
  path: "/minute",
  component: lazyRouteComponent(() => import("../../minute/MinutePage.tsx"), "MinutePage"),
});

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: "/reports",
  component: lazyRouteComponent(() => import("../../reports/ReportsLayout.tsx"), "ReportsLayout"),
});

const dashboards = createRoute({
  getParentRoute: () => reports,
  path: "/dashboards",
  validateSearch: readBoardView,
  component: lazyRouteComponent(() => import("../../dashboards/BoardPage.tsx"), "BoardPage"),
});

const dashboard = createRoute({
  getParentRoute: () => reports,
  path: "/dashboards/$boardKey",
  validateSearch: readBoardView,
  component: lazyRouteComponent(() => import("../../dashboards/BoardPage.tsx"), "BoardPage"),
});

const reportsDocuments = createRoute({
  getParentRoute: () => reports,
  path: "/documents",
  component: lazyRouteComponent(() => import("../../reports/documents/DocumentsPage.tsx"), "DocumentsPage"),
});

const reportsCoding = createRoute({
  getParentRoute: () => reports,
  path: "/coding",
  component: lazyRouteComponent(() => import("../../coding/CodingPage.tsx"), "CodingPage"),
});

const reportsTopics = createRoute({
  getParentRoute: () => reports,
  path: "/topics",
  component: lazyRouteComponent(() => import("../../topics/TopicsPage.tsx"), "TopicsPage"),
});

const reportsClocks = createRoute({
  getParentRoute: () => reports,
  path: "/clocks",
  component: lazyRouteComponent(() => import("../../clocks/ClockReportPage.tsx"), "ClockReportPage"),
});

/** Where the report was before it moved to the others: bookmarks and older letters lead there. */
const formerClocks = createRoute({
  getParentRoute: () => signedIn,
  path: "/clocks",
  beforeLoad() {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to redirect
    throw redirect({ to: "/reports/clocks", replace: true });
  },
});

/** Posts and what is made of them. */
export const deskRoutes = [
  home,
  triage,
  stories,
  story,
  incidents,
  incident,
  alerts,
  minute,
  drafts,
  newDraft,
  draft,
  authors,
  author,
  formerClocks,
  reports.addChildren([dashboards, dashboard, reportsDocuments, reportsTopics, reportsCoding, reportsClocks]),
] as const;
