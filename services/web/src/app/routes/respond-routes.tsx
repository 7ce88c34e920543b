import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readCalendarView } from "../../calendar/calendar-view.ts";
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

const calendar = createRoute({
  getParentRoute: () => signedIn,
  path: "/calendar",
  validateSearch: readCalendarView,
  component: lazyRouteComponent(() => import("../../calendar/CalendarPage.tsx"), "CalendarPage"),
});

const keyMessages = createRoute({
  getParentRoute: () => signedIn,
  path: "/key-messages",
  component: lazyRouteComponent(() => import("../../messages/MessagesPage.tsx"), "MessagesPage"),
});

/** What is said in answer, and on what it rests. */
export const respondRoutes = [facts, claims, calendar, keyMessages] as const;
