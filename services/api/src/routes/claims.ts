import {
  addClaimSchema,
  changeClaimSchema,
  claimDetailSchema,
  claimListQuerySchema,
  claimListSchema,
  claimParams,
  decideCarriersSchema,
  type ClaimDetail,
} from "@earshot/contract/claim";
import {
  addLedgerClaim,
  changeLedgerClaim,
  decideCarriers,
  factsOf,
  removeLedgerClaim,
  type ChangedClaim,
  type ClaimRefusal,
} from "@earshot/db/queries/claims/claim-change";
import {
  findLedgerClaim,
  listClaimPosts,
  listClaims,
  type LedgerClaim,
} from "@earshot/db/queries/claims/claim-list";
import { lookAgain, proposeCarriers } from "@earshot/db/queries/claims/propose-carriers";
import { findFacts } from "@earshot/db/queries/facts/fact-list";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { viewFact } from "../fact-view.ts";
import { iso, isoOrNull } from "../iso.ts";
import { invalidField, ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const reads = { action: "read" } as const;
const works = { action: "triage" } as const;
const about = (summary: string) => ({ tags: ["claims"], summary });
const answers = { response: { 200: claimDetailSchema } };

const list = {
  schema: {
    ...about("The ledger of claims: what is said about us, and what is known of it"),
    querystring: claimListQuerySchema,
    response: { 200: claimListSchema },
  },
  config: reads,
} satisfies RouteContract;

const one = {
  schema: { ...about("One claim with its posts and cards"), params: claimParams, ...answers },
  config: reads,
} satisfies RouteContract;

const adding = {
  schema: {
    ...about("Write a claim that belongs to no incident; who carries it is looked for at once"),
    body: addClaimSchema,
    response: { 201: claimDetailSchema },
  },
  config: works,
} satisfies RouteContract;

const changing = {
  schema: {
    ...about("Change a claim and what is known of it"),
    params: claimParams,
    body: changeClaimSchema,
    ...answers,
  },
  config: works,
} satisfies RouteContract;

const removing = {
  schema: {
    ...about("Take a claim of no incident away"),
    params: claimParams,
    response: { 204: z.null() },
  },
  config: works,
} satisfies RouteContract;

const deciding = {
  schema: {
    ...about("Decide whether posts carry a claim, correct it, or have nothing to do with it"),
    params: claimParams,
    body: decideCarriersSchema,
    ...answers,
  },
  config: works,
} satisfies RouteContract;

const looking = {
  schema: {
    ...about("Look for carriers of a claim among the posts of the last 90 days"),
    params: claimParams,
    ...answers,
  },
  config: works,
} satisfies RouteContract;

/** Claims apart from incidents and within them: one ledger. */
export async function registerClaims(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const path = "/api/v1/claims";

  async function readDetail(claimId: number): Promise<ClaimDetail> {
    const claim = await findLedgerClaim(db, claimId);
    if (!claim) throw refusal("missing");
    const [posts, facts] = await Promise.all([
      listClaimPosts(db, claim),
      factsOf(db, claimId).then((ids) => findFacts(db, ids, deps.now())),
    ]);
    return {
      claim: viewClaim(claim),
      posts: posts.map(({ publishedAt, ...post }) => ({ ...post, publishedAt: iso(publishedAt) })),
      facts: facts.map(viewFact),
    };
  }
  const finish = async (changed: ChangedClaim): Promise<ClaimDetail> => {
    if (!changed.ok) throw refusal(changed.reason);
    return readDetail(changed.claimId);
  };
  const look = async (claimId: number, text: string): Promise<void> => {
    await proposeCarriers(db, { claimId, text, lookedPostId: 0 }, deps.now());
  };

  app.get(path, list, async ({ query }) => ({
    claims: (await listClaims(db, { status: query.status, words: query.q })).map(viewClaim),
  }));
  app.get(`${path}/:claimId`, one, async ({ params }) => readDetail(params.claimId));
  app.post(path, adding, async (request, reply) => {
    const { text } = request.body;
    const added = await addLedgerClaim(db, changedBy(request, "triage"), { text, now: deps.now() });
    if (added.ok) await look(added.claimId, text);
    return reply.status(201).send(await finish(added));
  });
  app.patch(`${path}/:claimId`, changing, async (request) => {
    const { correctedAt, ...said } = request.body;
    const given = {
      ...request.params,
      ...said,
      correctedAt: typeof correctedAt === "string" ? new Date(correctedAt) : correctedAt,
      now: deps.now(),
    };
    return finish(await changeLedgerClaim(db, changedBy(request, "triage"), given));
  });
  app.delete(`${path}/:claimId`, removing, async (request, reply) => {
    const given = { ...request.params, now: deps.now() };
    const removed = await removeLedgerClaim(db, changedBy(request, "triage"), given);
    if (!removed.ok) throw refusal(removed.reason);
    return reply.status(204).send(null);
  });
  app.post(`${path}/:claimId/carriers`, deciding, async (request) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    return finish(await decideCarriers(db, changedBy(request, "triage"), given));
  });
  app.post(`${path}/:claimId/look`, looking, async ({ params: { claimId } }) => {
    const { claim } = await readDetail(claimId);
    await lookAgain(db, claimId);
    await look(claimId, claim.text);
    return readDetail(claimId);
  });
}

function viewClaim({ createdAt, changedAt, correctedAt, firstAt, ...claim }: LedgerClaim) {
  return {
    ...claim,
    createdAt: iso(createdAt),
    changedAt: iso(changedAt),
    correctedAt: isoOrNull(correctedAt),
    firstAt: isoOrNull(firstAt),
  };
}

function refusal(reason: ClaimRefusal): ProblemError {
  switch (reason) {
    case "missing":
      return new ProblemError(404, "There is no such claim.");
    case "stale":
      return new ProblemError(409, "Somebody changed this claim meanwhile. Read it again and decide anew.");
    case "unchanged":
      return new ProblemError(409, "It is like that already; nothing was changed.");
    case "in_incident":
      return new ProblemError(409, "This claim belongs to an incident: take it away there.");
    case "no_fact":
      return invalidField("factIds", "names a card that is not there");
  }
}
