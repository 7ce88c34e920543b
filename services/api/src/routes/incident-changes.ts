import { incidentParamsSchema } from "@earshot/contract/incident";
import {
  changeIncidentSchema,
  evidenceAskedSchema,
  gatherSchema,
  incidentHoldDoneSchema,
  incidentHoldSchema,
  incidentLineSchema,
  incidentRoleChangeSchema,
  incidentStateChangeSchema,
  openedIncidentSchema,
  openIncidentSchema,
} from "@earshot/contract/incident-change";
import {
  addIncidentLine,
  changeIncident,
  setIncidentRole,
  setIncidentState,
} from "@earshot/db/queries/incident-change";
import { askForEvidence, takeEvidence } from "@earshot/db/queries/incident-evidence";
import { gatherMore, openIncident, removeGathered } from "@earshot/db/queries/incident-open";
import { setIncidentHold } from "@earshot/db/queries/incident-release";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { allow } from "../incident-refusal.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["incidents"];
const nothing = z.null();
const params = incidentParamsSchema;
const config = { action: "triage" } as const;

const open = {
  schema: {
    tags,
    summary: "Open an incident with posts and stories in it",
    body: openIncidentSchema,
    response: { 201: openedIncidentSchema },
  },
  config,
} satisfies RouteContract;

const gather = {
  schema: {
    tags,
    summary: "Bring posts and stories in; new posts of a story follow by themselves",
    params,
    body: gatherSchema,
    response: { 200: openedIncidentSchema },
  },
  config,
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Take posts and stories out; evidence that was taken stays",
    params,
    body: gatherSchema,
    response: { 204: nothing },
  },
  config,
} satisfies RouteContract;

const change = describe("Change title, summary, severity, beginning or next update", changeIncidentSchema);
const state = describe("Have an incident go on: contained, closed, open again", incidentStateChangeSchema);
const role = describe("Say who has a role in an incident", incidentRoleChangeSchema);
const line = describe("Write a line into the timeline by hand", incidentLineSchema);

const take = {
  schema: {
    tags,
    summary: "Take evidence of every post as it stands now",
    params,
    response: { 200: evidenceAskedSchema },
  },
  config,
} satisfies RouteContract;

const hold = {
  schema: {
    tags,
    summary: "Release the legal hold of an incident, or put it on again",
    params,
    body: incidentHoldSchema,
    response: { 200: incidentHoldDoneSchema },
  },
  config: { action: "erase_data" },
} satisfies RouteContract;

/** Batches of evidence that a request takes at once; a sweep takes the rest. */
const batchesAtOnce = 3;

/** What people do with an incident as a whole. */
export async function registerIncidentChanges(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const { now } = deps;
  const path = "/api/v1/incidents/:incidentId";

  app.post("/api/v1/incidents", open, async (request, reply) => {
    const by = changedBy(request, "triage");
    const { title = null, ...given } = request.body;
    const { incidentId, joined } = await openIncident(db, by, { ...given, title, now: now() });
    await takeSome(deps, incidentId, null);
    return reply.status(201).send({ incidentId, joined: joined.length });
  });
  app.post(`${path}/gather`, gather, async (request) => {
    const given = { ...request.params, ...request.body, now: now() };
    const { incidentId, joined } = allow(await gatherMore(db, changedBy(request, "triage"), given));
    await takeSome(deps, incidentId, null);
    return { incidentId, joined: joined.length };
  });
  app.post(`${path}/remove`, remove, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await removeGathered(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.patch(path, change, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await changeIncident(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.post(`${path}/state`, state, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await setIncidentState(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.put(`${path}/roles`, role, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await setIncidentRole(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.post(`${path}/lines`, line, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await addIncidentLine(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  registerEvidenceChanges(app, deps);
}

function registerEvidenceChanges(app: Routes, deps: ApiDeps): void {
  const { db } = deps.database;
  const path = "/api/v1/incidents/:incidentId";
  app.post(`${path}/evidence`, take, async (request) => {
    const { incidentId } = request.params;
    const { may } = changedBy(request, "triage");
    const asked = await askForEvidence(db, incidentId);
    return { asked, taken: await takeSome(deps, incidentId, may.personId) };
  });
  app.post(`${path}/hold`, hold, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    const { letGo } = allow(await setIncidentHold(db, changedBy(request, "erase_data"), given));
    return { letGo };
  });
}

async function takeSome(deps: ApiDeps, incidentId: number, personId: number | null): Promise<number> {
  let sum = 0;
  for (let batch = 0; batch < batchesAtOnce; batch++) {
    const { taken, isLast } = await takeEvidence(deps.database.db, incidentId, { now: deps.now(), personId });
    sum += taken;
    if (isLast) break;
  }
  return sum;
}

function describe<Body extends z.ZodType>(summary: string, body: Body) {
  return {
    schema: { tags, summary, params, body, response: { 204: nothing } },
    config,
  } satisfies RouteContract;
}
