import { z } from "zod";
import { codeField, sessionSchema, signInSchema } from "@earshot/contract/session";
import { recordAudit } from "@earshot/db/queries/audit";
import { findPerson } from "@earshot/db/queries/people";
import { readSettings } from "@earshot/db/queries/read-settings";
import { endSession } from "@earshot/db/queries/sessions";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { countAttempt, type AttemptOutcome } from "../sign-in/attempt.ts";
import { isPasswordEnough } from "../sign-in/oidc-provider.ts";
import { isPasswordOf } from "../sign-in/passwords.ts";
import { takeCode } from "../sign-in/second-factor.ts";
import { clearSessionCookie, signIn, viewPerson } from "../sign-in/session-cookie.ts";

const whoAmI = {
  schema: {
    tags: ["session"],
    summary: "Who is signed in, and the CSRF token",
    response: { 200: sessionSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const signInRoute = {
  schema: {
    tags: ["session"],
    summary: "Sign in; a 401 whose errors name the field code asks for one",
    body: signInSchema,
    response: { 200: sessionSchema },
  },
  config: { isPublic: true },
} satisfies RouteContract;

const signOut = {
  schema: { tags: ["session"], summary: "Sign out", response: { 204: z.null() } },
  config: { action: "own_account" },
} satisfies RouteContract;

/** One's own session: who am I, sign in, sign out. */
export async function registerSession(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/session", whoAmI, async ({ signedIn }) => {
    if (!signedIn?.session) throw new ProblemError(401, "Sign in first.");
    const { person, session } = signedIn;
    return {
      person: viewPerson(person),
      csrfToken: session.csrfToken,
      expiresAt: iso(session.expiresAt),
    };
  });
  app.post("/api/v1/session", signInRoute, async (request, reply) => {
    const { email, password, code } = request.body;
    const person = await findPerson(db, email);
    const check = async (): Promise<AttemptOutcome> => {
      const isRight = await isPasswordOf(person?.passwordHash ?? null, password);
      if (person === null || !isRight) return "wrong";
      if (!person.hasSecondFactor) return "right";
      if (code === undefined) return "incomplete";
      return (await takeCode(deps, person.personId, code)) ? "right" : "wrong";
    };
    const outcome = await countAttempt({ request, reply, deps }, { email, person }, check);
    if (outcome === "incomplete") {
      const mend = "Give the code of your authenticator, or a recovery code.";
      throw new ProblemError(401, mend, [{ field: codeField, message: "is needed" }]);
    }
    if (person === null || outcome === "wrong") {
      throw new ProblemError(
        401,
        code === undefined ? "E-mail or password is wrong." : "E-mail, password or code is wrong.",
      );
    }
    if (!isPasswordEnough(await readSettings(db), person.role)) {
      const mend =
        "Here people sign in through the company's own provider; passwords are for administrators.";
      throw new ProblemError(403, mend);
    }
    return signIn(request, reply, deps, person);
  });
  app.delete("/api/v1/session", signOut, async (request, reply) => {
    const { signedIn } = request;
    if (signedIn !== null) {
      const { personId, name } = signedIn.person;
      await db.transaction(async (tx) => {
        await endSession(tx, signedIn.tokenHash);
        const target = { targetKind: "person", targetId: personId, targetName: name };
        await recordAudit(tx, actorOf(request), { what: "session.ended", ...target }, deps.now());
      });
      deps.hub.endSession(signedIn.tokenHash);
    }
    clearSessionCookie(reply, deps);
    return reply.status(204).send(null);
  });
}
