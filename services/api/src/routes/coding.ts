import { z } from "zod";
import {
  chooseCodersSchema,
  codeSchema,
  codingSchema,
  drawnRoundSchema,
  ownCodingSchema,
  settleCodeSchema,
} from "@earshot/contract/coding";
import { idMax } from "@earshot/contract/id";
import { reportCoding } from "@earshot/core/report/coding/coding-report";
import { lastWeek } from "@earshot/core/report/coding/last-week";
import { shareOf } from "@earshot/core/report/metrics/wilson";
import {
  chooseCoders,
  listCoders,
  ownCoding,
  saveCode,
  settleCode,
} from "@earshot/db/queries/coding-answers";
import { codingPostsMin, drawCodingRound, type DrawnRound } from "@earshot/db/queries/coding-draw";
import { countCorrections, listRounds, readSamples } from "@earshot/db/queries/coding-figures";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";
import { signedInPerson } from "../sign-in/signed-in.ts";

const roundsMax = 26;
const number = z.coerce.number().int().positive();
const codedPost = z.object({ codingRoundId: number.max(2_147_483_647), postId: number.max(idMax) });

/** Of how many of the last samples. */
export const codingQuerySchema = z.object({ rounds: number.max(roundsMax).default(4) });

const figures = {
  schema: {
    tags: ["coding"],
    summary: "How far labels can be trusted, by the samples of the last weeks",
    querystring: codingQuerySchema,
    response: { 200: codingSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const own = {
  schema: { tags: ["coding"], summary: "What is mine to code, blind", response: { 200: ownCodingSchema } },
  config: { action: "own_account" },
} satisfies RouteContract;

const code = {
  schema: {
    tags: ["coding"],
    summary: "Code a post that was given to me",
    params: codedPost,
    body: codeSchema,
    response: { 200: ownCodingSchema },
  },
  config: { action: "own_account" },
} satisfies RouteContract;

const settle = {
  schema: {
    tags: ["coding"],
    summary: "Say what is right where two coders differ",
    params: codedPost,
    body: settleCodeSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const coders = {
  schema: {
    tags: ["coding"],
    summary: "Choose who codes",
    body: chooseCodersSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const draw = {
  schema: {
    tags: ["coding"],
    summary: "Draw the sample of the last seven days now, without waiting for Monday",
    response: { 201: drawnRoundSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Coding quality: blind samples, agreement of people, errors of the machine. */
export async function registerCoding(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/coding", figures, async ({ query }) => viewCoding(deps, query.rounds));
  app.get("/api/v1/coding/own", own, async (request) => viewOwn(deps, signedInPerson(request).personId));
  app.put("/api/v1/coding/rounds/:codingRoundId/posts/:postId/code", code, async (request) => {
    const { params, body } = request;
    const sentiments = Object.fromEntries(body.sentiments.map((each) => [each.entityId, each.sentiment]));
    const given = { ...params, direction: body.direction, sentiments };
    if (!(await saveCode(db, changedBy(request, "own_account"), given, deps.now()))) {
      throw new ProblemError(404, "This post was not given to you, or what it is has been settled.");
    }
    return viewOwn(deps, signedInPerson(request).personId);
  });
  app.put("/api/v1/coding/rounds/:codingRoundId/posts/:postId/settled", settle, async (request, reply) => {
    const given = { ...request.params, ...request.body };
    if (!(await settleCode(db, changedBy(request, "edit_settings"), given, deps.now()))) {
      throw new ProblemError(409, "There is nothing to settle: two people have to differ on this post.");
    }
    return reply.status(204).send(null);
  });
  app.put("/api/v1/coding/coders", coders, async (request, reply) => {
    const by = changedBy(request, "edit_settings");
    if (!(await chooseCoders(db, by, request.body.personIds, deps.now()))) {
      throw new ProblemError(400, "Some of these people are not here.", [
        { field: "personIds", message: "names somebody who is not here" },
      ]);
    }
    return reply.status(204).send(null);
  });
  app.post("/api/v1/coding/rounds", draw, async (request, reply) => {
    const { actor } = changedBy(request, "edit_settings");
    const size = (await readSettings(db))["coding.posts_per_week"];
    const now = deps.now();
    const drawn = await drawCodingRound(db, { ...lastWeek(now), size, actor, now });
    if (!drawn.ok) throw drawRefusal(drawn.reason);
    return reply.status(201).send(drawn);
  });
}

async function viewOwn(deps: ApiDeps, personId: number): Promise<z.infer<typeof ownCodingSchema>> {
  const { next, ...counts } = await ownCoding(deps.database.db, personId);
  return { ...counts, next: next && { ...next, publishedAt: iso(next.publishedAt) } };
}

/** How far labels can be trusted, by the samples of the last rounds. */
export async function viewCoding(deps: ApiDeps, limit: number): Promise<z.infer<typeof codingSchema>> {
  const { db } = deps.database;
  const rounds = await listRounds(db, limit);
  const { posts, frame } = await readSamples(
    db,
    rounds.map(({ codingRoundId }) => codingRoundId),
  );
  const span = { from: rounds.at(-1)?.from ?? lastWeek(deps.now()).from, to: deps.now() };
  const corrections = await countCorrections(db, span.from, span.to);
  return {
    coders: await listCoders(db),
    rounds: rounds.map((round) => ({ ...round, from: iso(round.from), to: iso(round.to) })),
    ...reportCoding(posts, frame),
    corrections: corrections.map(({ direction, handled, corrected }) => ({
      direction,
      ...shareOf(corrected, handled),
    })),
  };
}

function drawRefusal(reason: Extract<DrawnRound, { ok: false }>["reason"]): ProblemError {
  switch (reason) {
    case "few_coders":
      return new ProblemError(409, "Choose at least two people who code.");
    case "few_posts":
      return new ProblemError(409, `The last seven days have fewer than ${codingPostsMin} posts.`);
    case "drawn_already":
      return new ProblemError(409, "The sample of these days was drawn already.");
  }
}
