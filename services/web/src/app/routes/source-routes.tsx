import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readSourceView } from "../../sources/source-view.ts";
import { requireNumber, signedIn } from "./root.tsx";

const sources = createRoute({
  getParentRoute: () => signedIn,
  path: "/sources",
  validateSearch: readSourceView,
  component: lazyRouteComponent(() => import("../../sources/SourcesPage.tsx"), "SourcesPage"),
});

const sourceTimeline = createRoute({
  getParentRoute: () => signedIn,
  path: "/sources/$sourceId",
  beforeLoad: ({ params }) => requireNumber(params.sourceId),
  component: lazyRouteComponent(() => import("../../gaps/SourcePage.tsx"), "SourcePage"),
});

const coverage = createRoute({
  getParentRoute: () => signedIn,
  path: "/coverage",
  component: lazyRouteComponent(() => import("../../gaps/CoveragePage.tsx"), "CoveragePage"),
});

const imports = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports",
  component: lazyRouteComponent(() => import("../../import/ImportsPage.tsx"), "ImportsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => signedIn,
  path: "/imports/$importId",
  beforeLoad: ({ params }) => requireNumber(params.importId),
  component: lazyRouteComponent(() => import("../../import/ImportPage.tsx"), "ImportPage"),
});

const watchList = createRoute({
  getParentRoute: () => signedIn,
  path: "/watch-list",
  component: lazyRouteComponent(() => import("../../watch-list/WatchListPage.tsx"), "WatchListPage"),
});

const presence = createRoute({
  getParentRoute: () => signedIn,
  path: "/watch-list/$entityId",
  beforeLoad: ({ params }) => requireNumber(params.entityId),
  component: lazyRouteComponent(() => import("../../presence/PresencePage.tsx"), "PresencePage"),
});

/** What is looked for, and where. */
export const sourceRoutes = [
  sources,
  sourceTimeline,
  coverage,
  imports,
  oneImport,
  watchList,
  presence,
] as const;
