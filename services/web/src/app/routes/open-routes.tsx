import { singleSignOnProblems, type SingleSignOnProblem } from "@earshot/contract/single-sign-on-problem";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { requireNumber, requireSession, root } from "./root.tsx";

/** For a screen on the wall: nothing stands around it. */
const incidentScreen = createRoute({
  getParentRoute: () => root,
  path: "/incidents/$incidentId/screen",
  // A lit room full of people looks at it for hours.
  staticData: { isDark: true },
  beforeLoad: async (entering) => {
    requireNumber(entering.params.incidentId);
    return requireSession(entering);
  },
  component: lazyRouteComponent(() => import("../../incidents/IncidentScreen.tsx"), "IncidentScreen"),
});

/** Dashboards on a wall, `overview` or several with a plus between them. */
const wall = createRoute({
  getParentRoute: () => root,
  path: "/wall/$boardKeys",
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import("../../dashboards/WallPage.tsx"), "WallPage"),
});

/** A dashboard for whoever holds its link, the token of which stands behind the #. */
const sharedDashboard = createRoute({
  getParentRoute: () => root,
  path: "/shared",
  component: lazyRouteComponent(() => import("../../dashboards/SharedPage.tsx"), "SharedPage"),
});

/** Where the link of a letter leads; nobody has to sign in for it. */
const takeAlert = createRoute({
  getParentRoute: () => root,
  path: "/take-alert",
  component: lazyRouteComponent(() => import("../../alerts/TakeAlertPage.tsx"), "TakeAlertPage"),
});

const decideDraft = createRoute({
  getParentRoute: () => root,
  path: "/decide-draft",
  component: lazyRouteComponent(() => import("../../drafts/DecideDraftPage.tsx"), "DecideDraftPage"),
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
  component: lazyRouteComponent(() => import("../../sign-in/SignInPage.tsx"), "SignInPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: "/forgot-password",
  component: lazyRouteComponent(() => import("../../sign-in/ForgotPage.tsx"), "ForgotPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("../../sign-in/WelcomePage.tsx"), "WelcomePage"),
});

/** Without the frame: before the sign-in, and a screen on the wall. */
export const openRoutes = [
  incidentScreen,
  wall,
  sharedDashboard,
  decideDraft,
  takeAlert,
  signIn,
  forgotPassword,
  welcome,
] as const;
