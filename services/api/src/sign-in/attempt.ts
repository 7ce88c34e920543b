import type { FastifyReply, FastifyRequest } from "fastify";
import { recordAudit } from "@earshot/db/queries/audit";
import { isInAuditSince } from "@earshot/db/queries/audit-log";
import type { Person } from "@earshot/db/queries/people";
import { bookSignIn, confirmSignIn, forgetAttempt } from "@earshot/db/queries/sign-in-attempts";
import type { ApiDeps } from "../deps.ts";
import { ProblemError } from "../problem.ts";
import { networkOf } from "./network-of.ts";
import { mayTryPassword, throttleWindowMs } from "./throttle.ts";

/** `incomplete`: the password was right and a code is still to come, which is neither success nor failure. */
export type AttemptOutcome = "right" | "wrong" | "incomplete";

interface Attempt {
  /** As it was typed. */
  email: string;
  /** Whose the address is; null when nobody's. */
  person: Pick<Person, "personId" | "name"> | null;
}

/**
 * Counts an attempt to prove who one is, by password or code, before it is looked at; 429 when there were too many. What fails is
 * told in the audit log, once in a quarter of an hour for an account and network: an attack must not fill it.
 */
export async function countAttempt(
  { request, reply, deps }: { request: FastifyRequest; reply: FastifyReply; deps: ApiDeps },
  attempt: Attempt,
  check: () => Promise<AttemptOutcome>,
): Promise<AttemptOutcome> {
  const { db } = deps.database;
  const now = deps.now();
  const since = new Date(now.getTime() - throttleWindowMs);
  const address = networkOf(request.ip);
  const attemptId = await bookSignIn(db, { email: attempt.email, address, since, now }, (failed) =>
    mayTryPassword({
      ofEmail: failed.byEmail,
      ofEmailHere: failed.byEmailHere,
      ofAddress: failed.byAddress,
    }),
  );
  if (attemptId === null) {
    await tellOnce(deps, attempt, "session.throttled", request.ip);
    void reply.header("retry-after", String(throttleWindowMs / 1000));
    throw new ProblemError(
      429,
      "Too many failed attempts. Wait a quarter of an hour, or ask for a link: earshot link --email …",
    );
  }
  const outcome = await check();
  if (outcome === "right") await confirmSignIn(db, attemptId);
  if (outcome === "incomplete") await forgetAttempt(db, attemptId);
  if (outcome === "wrong" && attempt.person !== null) {
    await tellOnce(deps, attempt, "session.failed", request.ip);
  }
  return outcome;
}

/** An address that nobody has is not written down: people type passwords into the wrong field. */
async function tellOnce(
  deps: ApiDeps,
  { person }: Attempt,
  what: "session.failed" | "session.throttled",
  ip: string,
): Promise<void> {
  const { db } = deps.database;
  const now = deps.now();
  const target =
    person === null
      ? { targetKind: "network", targetId: networkOf(ip), targetName: networkOf(ip) }
      : { targetKind: "person", targetId: String(person.personId), targetName: person.name };
  const since = new Date(now.getTime() - throttleWindowMs);
  if (await isInAuditSince(db, { what, ...target, address: ip, since })) return;
  await recordAudit(db, { personId: null, via: "system", address: ip }, { what, ...target }, now);
}
