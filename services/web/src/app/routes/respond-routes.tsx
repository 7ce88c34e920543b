import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readClaimsView } from "../../claims/claims-view.ts";
import { readFactsView } from "../../facts/facts-view.ts";
import { signedIn } from "./root.tsx";

const facts = createRoute({
  getParentRoute: () => signedIn,
  path: "/facts",
  validateSearch: readFactsView,
  component: lazyRouteComponent(() => import("../../facts/FactsPage.tsx"), "FactsPage"),
});

const claims = createRoute({
  getParentRoute: () => signedIn,
  path: "/claims",
  validateSearch: readClaimsView,
  component: lazyRouteComponent(() => import("../../claims/ClaimsPage.tsx"), "ClaimsPage"),
});

/** What is said in answer, and on what it rests. */
export const respondRoutes = [facts, claims] as const;
