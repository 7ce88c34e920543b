import { z } from "zod";
import { sessionSchema, signInSchema } from "@earshot/contract/session";
import { findPerson } from "@earshot/db/queries/people";
import { bookSignIn, confirmSignIn, endSession } from "@earshot/db/queries/sessions";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { networkOf } from "../sign-in/network-of.ts";
import { isPasswordOf } from "../sign-in/passwords.ts";
import { clearSessionCookie, signIn, viewPerson } from "../sign-in/session-cookie.ts";
import { mayTryPassword, throttleWindowMs } from "../sign-in/throttle.ts";

const whoAmI = {
  schema: {
    tags: ["session"],
    summary: "Who is signed in, and the CSRF token",
    response: { 200: sessionSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const signInRoute = {
  schema: { tags: ["session"], summary: "Sign in", body: signInSchema, response: { 200: sessionSchema } },
  config: { isPublic: true },
} satisfies RouteContract;

const signOut = {
  schema: { tags: ["session"], summary: "Sign out", response: { 204: z.null() } },
  config: { action: "read" },
} satisfies RouteContract;

/** One's own session: who am I, sign in, sign out. */
export async function registerSession(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/session", whoAmI, async ({ signedIn }) => {
    if (signedIn === null) throw new ProblemError(401, "Sign in first.");
    return {
      person: viewPerson(signedIn.person),
      csrfToken: signedIn.csrfToken,
      expiresAt: iso(signedIn.expiresAt),
    };
  });
  app.post("/api/v1/session", signInRoute, async ({ body, ip }, reply) => {
    const now = deps.now();
    const since = new Date(now.getTime() - throttleWindowMs);
    const attempt = { email: body.email, address: networkOf(ip), since, now };
    const attemptId = await bookSignIn(db, attempt, (failed) =>
      mayTryPassword({
        ofEmail: failed.byEmail,
        ofEmailHere: failed.byEmailHere,
        ofAddress: failed.byAddress,
      }),
    );
    if (attemptId === null) {
      void reply.header("retry-after", String(throttleWindowMs / 1000));
      throw new ProblemError(
        429,
        "Too many failed attempts. Wait a quarter of an hour, or ask for a link: earshot link --email …",
      );
    }
    const person = await findPerson(db, body.email);
    const isRight = await isPasswordOf(person?.passwordHash ?? null, body.password);
    if (person === null || !isRight) throw new ProblemError(401, "E-mail or password is wrong.");
    await confirmSignIn(db, attemptId);
    return signIn(reply, deps, person);
  });
  app.delete("/api/v1/session", signOut, async ({ signedIn }, reply) => {
    if (signedIn !== null) {
      await endSession(db, signedIn.tokenHash);
      deps.hub.endSession(signedIn.tokenHash);
    }
    clearSessionCookie(reply, deps);
    return reply.status(204).send(null);
  });
}
