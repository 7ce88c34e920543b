import { authorize } from "@earshot/core/triage/authorized";
import type { ViewKeeper } from "@earshot/db/queries/views";
import type { FastifyRequest } from "fastify";
import type { ApiDeps } from "../deps.ts";
import { actorOf } from "./actor.ts";
import { permit } from "./permit.ts";
import { asking } from "./signed-in.ts";

/** Who saves views and dashboards: everybody their own, and the team's who may edit what the team watches. */
export function viewKeeper(request: FastifyRequest, deps: ApiDeps): ViewKeeper {
  return {
    actor: permit(request, "own_account"),
    mayEditTeam: mayEditTeam(request),
    by: actorOf(request),
    now: deps.now(),
  };
}

export function mayEditTeam({ signedIn }: FastifyRequest): boolean {
  return signedIn !== null && authorize(asking(signedIn), "edit_watch_list") !== null;
}
