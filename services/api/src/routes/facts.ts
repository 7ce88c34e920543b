import {
  addFactSchema,
  approveFactSchema,
  changeFactSchema,
  factHistorySchema,
  factListQuerySchema,
  factListSchema,
  factParams,
  factSchema,
  withdrawFactSchema,
} from "@earshot/contract/fact";
import { factStandings } from "@earshot/core/respond/fact-standing";
import { listAudit } from "@earshot/db/queries/audit-log";
import {
  addFact,
  approveFact,
  changeFact,
  withdrawFact,
  type ChangedFact,
  type FactFields,
} from "@earshot/db/queries/facts/fact-change";
import { findFact, listFacts } from "@earshot/db/queries/facts/fact-list";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewFact } from "../fact-view.ts";
import { iso } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["facts"];
const historyMax = 100;

const list = {
  schema: {
    tags,
    summary: "Fact cards: what may be said, on which source, until when",
    querystring: factListQuerySchema,
    response: { 200: factListSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const one = {
  schema: { tags, summary: "One fact card", params: factParams, response: { 200: factSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const history = {
  schema: {
    tags,
    summary: "What was done to a fact card, the newest first",
    params: factParams,
    response: { 200: factHistorySchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const adding = {
  schema: {
    tags,
    summary: "Write a fact card; it is offered once it is approved",
    body: addFactSchema,
    response: { 201: factSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const changing = {
  schema: {
    tags,
    summary: "Change a fact card; one that says or rests on something else waits for approval again",
    params: factParams,
    body: changeFactSchema,
    response: { 200: factSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

const approving = {
  schema: {
    tags,
    summary: "Vouch for what a fact card says: from now on it is offered",
    params: factParams,
    body: approveFactSchema,
    response: { 200: factSchema },
  },
  config: { action: "approve_facts" },
} satisfies RouteContract;

const withdrawing = {
  schema: {
    tags,
    summary: "Take a fact card out of use",
    params: factParams,
    body: withdrawFactSchema,
    response: { 200: factSchema },
  },
  config: { action: "triage" },
} satisfies RouteContract;

/** Fact cards: whoever works at the desk writes them, heads and lawyers vouch for them. */
export async function registerFacts(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/facts";
  const view = async (changed: ChangedFact) => {
    if (!changed.ok) throw refusal(changed.reason);
    return readFact(changed.factCardId);
  };
  const readFact = async (factCardId: number) => {
    const fact = await findFact(db, factCardId, deps.now());
    if (!fact) throw refusal("missing");
    return viewFact(fact);
  };
  app.get(path, list, async ({ query }) => {
    const at = deps.now();
    const all = await listFacts(db, { at });
    const found = query.q === undefined ? all : await listFacts(db, { at, words: query.q });
    const { standing } = query;
    const shown = standing === undefined ? found : found.filter((fact) => fact.standing === standing);
    const counted = factStandings.map((each) => [each, all.filter((fact) => fact.standing === each).length]);
    return {
      facts: shown.map(viewFact),
      counts: Object.fromEntries(counted) as Record<(typeof factStandings)[number], number>,
    };
  });
  app.get(`${path}/:factCardId`, one, async ({ params }) => readFact(params.factCardId));
  app.get(`${path}/:factCardId/history`, history, async ({ params }) => {
    const { factCardId } = await readFact(params.factCardId);
    const asked = { targetKind: "fact", targetId: String(factCardId), limit: historyMax };
    const events = (await listAudit(db, asked)).map(({ at, what, personName, from, to }) => ({
      at: iso(at),
      what,
      by: personName,
      from,
      to,
    }));
    return { events };
  });
  app.post(path, adding, async (request, reply) => {
    const given = { fields: readFields(request.body) as FactFields, now: deps.now() };
    return reply.status(201).send(await view(await addFact(db, changedBy(request, "triage"), given)));
  });
  app.patch(`${path}/:factCardId`, changing, async (request) => {
    const { version, ...said } = request.body;
    const given = { ...request.params, version, fields: readFields(said), now: deps.now() };
    return view(await changeFact(db, changedBy(request, "triage"), given));
  });
  app.post(`${path}/:factCardId/approve`, approving, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return view(await approveFact(db, changedBy(request, "approve_facts"), given));
  });
  app.post(`${path}/:factCardId/withdraw`, withdrawing, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return view(await withdrawFact(db, changedBy(request, "triage"), given));
  });
}

type Said = { [Field in keyof FactFields]?: FactFields[Field] | undefined };

/** What was left out stays out; an instant is one. */
function readFields(
  said: Omit<Said, "expiresAt"> & { expiresAt?: string | null | undefined },
): Partial<FactFields> {
  const { expiresAt, ...others } = said;
  const given = Object.entries({
    ...others,
    expiresAt: typeof expiresAt === "string" ? new Date(expiresAt) : expiresAt,
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function refusal(reason: Extract<ChangedFact, { ok: false }>["reason"]): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such fact card.");
    case "stale":
      return new ProblemError(409, "Somebody changed this card meanwhile. Read it again and decide anew.");
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "wordless":
      return invalidField("textRu", "says nothing in Russian and nothing in English");
    case "expired":
      return invalidField("expiresAt", "lies in the past: give the card a new end first");
    case "nobody":
      return invalidField("ownerId", "names nobody");
    case "no_entity":
      return invalidField("entityId", "names nothing of the watch list");
  }
}
