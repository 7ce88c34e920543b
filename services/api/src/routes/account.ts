import {
  accountSchema,
  changeAccountSchema,
  changePasswordSchema,
  endedSchema,
  type Account,
} from "@earshot/contract/account";
import { changeAccount, changePassword, readPasswordHash } from "@earshot/db/queries/account";
import type { Person } from "@earshot/db/queries/people";
import { countRecoveryCodes, hasSecondFactor } from "@earshot/db/queries/second-factor";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { countAttempt } from "../sign-in/attempt.ts";
import { hashPassword, isPasswordOf } from "../sign-in/passwords.ts";
import { changedBy, permit } from "../sign-in/permit.ts";
import { viewPerson } from "../sign-in/session-cookie.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const read = {
  schema: { tags: ["account"], summary: "One's own account", response: { 200: accountSchema } },
  config: { action: "own_account" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["account"],
    summary: "Change one's own name or language",
    body: changeAccountSchema,
    response: { 200: accountSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const password = {
  schema: {
    tags: ["account"],
    summary: "Change one's own password; the other sessions end",
    body: changePasswordSchema,
    response: { 200: endedSchema },
  },
  config: { action: "own_account", rateLimit: { max: 10, timeWindow: "1 minute" } },
} satisfies RouteContract;

/** One's own account: who I am, and my password. */
export async function registerAccount(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/me", read, (request) => {
    permit(request, "own_account");
    return view(deps, signedInPerson(request));
  });
  app.patch("/api/v1/me", change, async (request) => {
    const changed = await changeAccount(db, changedBy(request, "own_account"), request.body, deps.now());
    return view(deps, changed ?? signedInPerson(request));
  });
  app.post("/api/v1/me/password", password, async (request, reply) => {
    const by = changedBy(request, "own_account");
    const person = signedInPerson(request);
    const stored = await readPasswordHash(db, person.personId);
    const outcome = await countAttempt({ request, reply, deps }, { email: person.email, person }, async () =>
      (await isPasswordOf(stored, request.body.oldPassword)) ? "right" : "wrong",
    );
    if (outcome !== "right") {
      throw new ProblemError(400, "The old password is wrong.", [
        { field: "oldPassword", message: "is wrong" },
      ]);
    }
    const ended = await changePassword(db, by, {
      passwordHash: await hashPassword(request.body.password),
      ownTokenHash: request.signedIn?.tokenHash ?? "",
      now: deps.now(),
    });
    for (const tokenHash of ended) deps.hub.endSession(tokenHash);
    return { ended: ended.length };
  });
}

async function view({ database: { db } }: ApiDeps, person: Person): Promise<Account> {
  return {
    person: viewPerson(person),
    hasSecondFactor: await hasSecondFactor(db, person.personId),
    recoveryCodesLeft: await countRecoveryCodes(db, person.personId),
  };
}
