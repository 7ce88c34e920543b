import type { FastifyRequest } from "fastify";
import type { Actor } from "@earshot/db/queries/audit";

/** Whom the audit log names for a change made by this request. */
export function actorOf({ signedIn, ip }: FastifyRequest): Actor {
  const token = signedIn?.apiToken ?? null;
  return {
    personId: signedIn?.person.personId ?? null,
    via: token === null ? "person" : `token:${token.name}`,
    address: ip,
  };
}
