import type { FastifyRequest } from "fastify";
import type { Actor } from "@earshot/db/queries/audit";

/** Whom the audit log names for a change made by this request. */
export function actorOf(request: FastifyRequest): Actor {
  return { personId: request.signedIn?.person.personId ?? null, via: "person", address: request.ip };
}
