import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readFactsView } from "../../facts/facts-view.ts";
import { signedIn } from "./root.tsx";

const facts = createRoute({
  getParentRoute: () => signedIn,
  path: "/facts",
  validateSearch: readFactsView,
  component: lazyRouteComponent(() => import("../../facts/FactsPage.tsx"), "FactsPage"),
});

/** What is said in answer, and on what it rests. */
export const respondRoutes = [facts] as const;
