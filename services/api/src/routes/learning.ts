import { z } from "zod";
import {
  changeLearntSchema,
  learningSchema,
  learntParamsSchema,
  type Learning,
} from "@earshot/contract/learning";
import { directions, sentiments } from "@earshot/core/analyse/label";
import { scoreMargin } from "@earshot/core/analyse/learnt";
import { changeVersion, listVersions } from "@earshot/db/queries/learning-versions";
import { readSettings } from "@earshot/db/queries/read-settings";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const versionsMax = 50;

const list = {
  schema: {
    tags: ["coding"],
    summary: "What was learnt from corrections, the newest first",
    response: { 200: learningSchema },
  },
  config: { action: "read" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["coding"],
    summary: "Take back what was learnt, or let it hold",
    params: learntParamsSchema,
    body: changeLearntSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Learning from corrections: versions, and taking them back. */
export async function registerLearning(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/learning", list, async () => viewLearning(deps));
  app.put("/api/v1/learning/versions/:versionId", change, async (request, reply) => {
    const given = { ...request.params, ...request.body, now: deps.now() };
    if (!(await changeVersion(db, changedBy(request, "edit_settings"), given)))
      throw new ProblemError(409, "There is no such version, or it is in this state already.");
    return reply.status(204).send(null);
  });
}

async function viewLearning({ database: { db } }: ApiDeps): Promise<Learning> {
  const { versions, labelled } = await listVersions(db, versionsMax);
  return {
    isOn: (await readSettings(db))["coding.learns"],
    labelled,
    margin: scoreMargin,
    versions: versions.map((version) => ({
      ...version,
      madeAt: iso(version.madeAt),
      directions: directions.flatMap((direction) => {
        const answers = version.directions[direction];
        return answers === undefined ? [] : [{ direction, answers }];
      }),
      sentiments: sentiments.flatMap((sentiment) => {
        const answers = version.sentiments[sentiment];
        return answers === undefined ? [] : [{ sentiment, answers }];
      }),
    })),
  };
}
