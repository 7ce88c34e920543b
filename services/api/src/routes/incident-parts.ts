import {
  incidentClaimParamsSchema,
  incidentParamsSchema,
  incidentStatementParamsSchema,
  incidentTaskParamsSchema,
} from "@earshot/contract/incident";
import {
  addClaimSchema,
  addTaskSchema,
  changeClaimSchema,
  changeTaskSchema,
  publishStatementSchema,
  writeStatementSchema,
} from "@earshot/contract/incident-change";
import { addClaim, changeClaim, removeClaim } from "@earshot/db/queries/incident-claims";
import { approveStatement, publishStatement, writeStatement } from "@earshot/db/queries/incident-statements";
import { addTask, changeTask, removeTask } from "@earshot/db/queries/incident-tasks";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { allow } from "../incident-refusal.ts";
import { changedBy } from "../sign-in/permit.ts";

const facts = { tags: ["incidents"], response: { 204: z.null() } };
const config = { action: "triage" } as const;

const newTask = describe("Add something to do", incidentParamsSchema, addTaskSchema);
const task = describe(
  "Change a task, tick it off, open it again",
  incidentTaskParamsSchema,
  changeTaskSchema,
);
const noTask = describeBare("Take a task away", incidentTaskParamsSchema);
const newClaim = describe(
  "Add a claim: one sentence that is said about us",
  incidentParamsSchema,
  addClaimSchema,
);
const claim = describe(
  "Change a claim, what is known of it, and who carries it",
  incidentClaimParamsSchema,
  changeClaimSchema,
);
const noClaim = describeBare("Take a claim away", incidentClaimParamsSchema);
const statement = describe(
  "Write a statement, or the next version of one",
  incidentParamsSchema,
  writeStatementSchema,
);
const approval = describeBare("Approve the newest version of a statement", incidentStatementParamsSchema);
const publication = describe(
  "Note where and when an approved statement was said",
  incidentStatementParamsSchema,
  publishStatementSchema,
);

/** Tasks, claims and statements of an incident. */
export async function registerIncidentParts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const { now } = deps;
  const path = "/api/v1/incidents/:incidentId";
  app.post(`${path}/tasks`, newTask, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await addTask(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.patch(`${path}/tasks/:taskId`, task, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await changeTask(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.delete(`${path}/tasks/:taskId`, noTask, async (request, reply) => {
    allow(await removeTask(db, changedBy(request, "triage"), { ...request.params, now: now() }));
    return reply.status(204).send(null);
  });
  app.post(`${path}/claims`, newClaim, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await addClaim(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.patch(`${path}/claims/:claimId`, claim, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await changeClaim(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.delete(`${path}/claims/:claimId`, noClaim, async (request, reply) => {
    allow(await removeClaim(db, changedBy(request, "triage"), { ...request.params, now: now() }));
    return reply.status(204).send(null);
  });
  app.post(`${path}/statements`, statement, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await writeStatement(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.post(`${path}/statements/:statementId/approve`, approval, async (request, reply) => {
    const given = { ...request.params, now: now() };
    allow(await approveStatement(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
  app.post(`${path}/statements/:statementId/publish`, publication, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: now() };
    allow(await publishStatement(db, changedBy(request, "triage"), given));
    return reply.status(204).send(null);
  });
}

function describe<Params extends z.ZodType, Body extends z.ZodType>(
  summary: string,
  params: Params,
  body: Body,
) {
  return { schema: { ...facts, summary, params, body }, config } satisfies RouteContract;
}

function describeBare<Params extends z.ZodType>(summary: string, params: Params) {
  return { schema: { ...facts, summary, params }, config } satisfies RouteContract;
}
