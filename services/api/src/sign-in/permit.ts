import type { FastifyRequest } from "fastify";
import { authorize, type Authorized } from "@earshot/core/triage/authorized";
import type { Action } from "@earshot/core/triage/permission";
import type { ChangedBy } from "@earshot/db/queries/changed-by";
import { ProblemError } from "../problem.ts";
import { actorOf } from "./actor.ts";
import { asking } from "./signed-in.ts";

/** The proof that whoever makes this request may do it, for functions that ask for one. 403 otherwise. */
export function permit<A extends Action>(request: FastifyRequest, action: A): Authorized<A> {
  const proof = request.signedIn ? authorize(asking(request.signedIn), action) : null;
  if (proof === null) throw new ProblemError(403, "Your role does not allow this.");
  return proof;
}

/** The same proof, with whom the audit log names. */
export function changedBy<A extends Action>(request: FastifyRequest, action: A): ChangedBy<A> {
  return { may: permit(request, action), actor: actorOf(request) };
}
