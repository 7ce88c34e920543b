import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, notFound, Outlet, redirect } from "@tanstack/react-router";
import { sessionQuery } from "../../api/session.ts";
import { Frame } from "../Frame.tsx";
import { NoSuchPage } from "../PageFailure.tsx";
import { loadAllWords } from "../../words/start-words.ts";

/** Pages whose words come with the first load. */
const first = new Set(["/", "/triage"]);

/** What every page hangs from. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  beforeLoad: ({ location }) => (first.has(location.pathname) ? undefined : loadAllWords()),
});

interface Entering {
  context: { queryClient: QueryClient };
  location: { pathname: string; href: string };
}

/** Leads whoever is not signed in to the sign-in, and back. */
export async function requireSession({ context, location }: Entering) {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (session === null) {
    const next = location.pathname === "/" ? undefined : location.href;
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to redirect
    throw redirect({ to: "/sign-in", search: { next } });
  }
  return { session };
}

/** Everything behind the sign-in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Frame,
  beforeLoad: requireSession,
});

/** An address that no page has: within the frame, in the language of whoever is signed in. */
export const noSuchPage = createRoute({ getParentRoute: () => signedIn, path: "$", component: NoSuchPage });

/** For addresses with a number: one that is none, as `/sources/coverage`, leads to no page instead of asking for NaN. */
export function requireNumber(param: string): void {
  // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to say so
  if (!/^\d+$/.test(param)) throw notFound();
}
