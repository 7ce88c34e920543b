import type { FastifyRequest } from "fastify";
import { authorize, type Authorized } from "@earshot/core/triage/authorized";
import type { Action } from "@earshot/core/triage/permission";
import { ProblemError } from "../problem.ts";

/** The proof that the person of this request may do it, for functions that ask for one. 403 otherwise. */
export function permit<A extends Action>(request: FastifyRequest, action: A): Authorized<A> {
  const proof = request.signedIn ? authorize(request.signedIn.person, action) : null;
  if (proof === null) throw new ProblemError(403, "Your role does not allow this.");
  return proof;
}
