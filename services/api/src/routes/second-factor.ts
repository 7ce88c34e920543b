import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  begunSecondFactorSchema,
  confirmSecondFactorSchema,
  proveSchema,
  recoveryCodesSchema,
  type Prove,
} from "@earshot/contract/account";
import { readPasswordHash } from "@earshot/db/queries/account";
import {
  beginSecondFactor,
  confirmSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  spendTotpStep,
} from "@earshot/db/queries/second-factor";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { countAttempt } from "../sign-in/attempt.ts";
import { isPasswordOf } from "../sign-in/passwords.ts";
import { changedBy } from "../sign-in/permit.ts";
import {
  newRecoveryCodes,
  newTotpSecret,
  openSecondFactor,
  stepOfCode,
  takeCode,
  totpUri,
} from "../sign-in/second-factor.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const own = { action: "own_account", rateLimit: { max: 20, timeWindow: "1 minute" } } as const;

const begin = {
  schema: {
    tags: ["account"],
    summary: "Begin with an authenticator: a new secret, in force once its first code is confirmed",
    body: proveSchema,
    response: { 200: begunSecondFactorSchema },
  },
  config: own,
} satisfies RouteContract;

const confirm = {
  schema: {
    tags: ["account"],
    summary: "Confirm the authenticator by its first code; gives recovery codes, once",
    body: confirmSecondFactorSchema,
    response: { 200: recoveryCodesSchema },
  },
  config: own,
} satisfies RouteContract;

const renewCodes = {
  schema: {
    tags: ["account"],
    summary: "New recovery codes; the old ones stop working",
    body: proveSchema,
    response: { 200: recoveryCodesSchema },
  },
  config: own,
} satisfies RouteContract;

const remove = {
  schema: {
    tags: ["account"],
    summary: "Sign in without a code again",
    body: proveSchema,
    response: { 204: z.null() },
  },
  config: own,
} satisfies RouteContract;

/** One's own authenticator. Whatever changes it asks for the password or a code: an open page is not enough. */
export async function registerSecondFactor(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.post("/api/v1/me/second-factor", begin, async (request, reply) => {
    const by = changedBy(request, "own_account");
    await prove(deps, request, reply, request.body);
    const secret = newTotpSecret();
    const isBegun = await beginSecondFactor(db, by, { box: deps.secrets, secret, now: deps.now() });
    if (!isBegun) throw new ProblemError(409, "An authenticator is in use already. Remove it first.");
    return { uri: totpUri(secret, signedInPerson(request).email), secret };
  });
  app.post("/api/v1/me/second-factor/confirm", confirm, async (request, reply) => {
    const by = changedBy(request, "own_account");
    const person = signedInPerson(request);
    const outcome = await countAttempt({ request, reply, deps }, { email: person.email, person }, async () =>
      (await isFirstCode(deps, person.personId, request.body.code)) ? "right" : "wrong",
    );
    if (outcome !== "right")
      throw wrong("code", "The code is wrong. Check that the clock of your device is right.");
    const { shown, hashes } = newRecoveryCodes();
    if (!(await confirmSecondFactor(db, by, hashes, deps.now()))) throw notBegun();
    return { recoveryCodes: shown };
  });
  app.post("/api/v1/me/second-factor/recovery-codes", renewCodes, async (request, reply) => {
    const by = changedBy(request, "own_account");
    if (!(await hasSecondFactor(db, by.may.personId))) throw notBegun();
    await prove(deps, request, reply, request.body);
    const { shown, hashes } = newRecoveryCodes();
    await renewRecoveryCodes(db, by, hashes, deps.now());
    return { recoveryCodes: shown };
  });
  app.post("/api/v1/me/second-factor/remove", remove, async (request, reply) => {
    const by = changedBy(request, "own_account");
    await prove(deps, request, reply, request.body);
    await removeSecondFactor(db, by, by.may.personId, deps.now());
    return reply.status(204).send(null);
  });
}

async function isFirstCode(deps: ApiDeps, personId: number, code: string): Promise<boolean> {
  const factor = await openSecondFactor(deps, personId);
  if (factor === null || factor.confirmedAt !== null) throw notBegun();
  const step = stepOfCode(factor.secret, code.replaceAll(/\s/g, ""), deps.now());
  return step !== null && spendTotpStep(deps.database.db, personId, step);
}

/** The password or a code, throttled like a sign-in. */
async function prove(
  deps: ApiDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Prove,
): Promise<void> {
  const person = signedInPerson(request);
  const { password, code } = given;
  const outcome = await countAttempt({ request, reply, deps }, { email: person.email, person }, async () => {
    if (password !== undefined) {
      const stored = await readPasswordHash(deps.database.db, person.personId);
      return (await isPasswordOf(stored, password)) ? "right" : "wrong";
    }
    return code !== undefined && (await takeCode(deps, person.personId, code)) ? "right" : "wrong";
  });
  if (outcome === "right") return;
  throw password === undefined
    ? wrong("code", "The code is wrong.")
    : wrong("password", "The password is wrong.");
}

function wrong(field: "password" | "code", detail: string): ProblemError {
  return new ProblemError(400, detail, [{ field, message: "is wrong" }]);
}

function notBegun(): ProblemError {
  return new ProblemError(409, "No authenticator waits for this. Begin anew.");
}
