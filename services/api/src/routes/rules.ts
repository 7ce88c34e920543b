import { idMax } from "@earshot/contract/id";
import {
  applyRuleSchema,
  changeRuleSchema,
  orderRulesSchema,
  previewDays,
  previewRuleSchema,
  ruleDraftSchema,
  ruleListSchema,
  rulePreviewSchema,
  ruleSchema,
  undoRuleSchema,
} from "@earshot/contract/rule";
import type { Severity } from "@earshot/core/triage/status";
import type { Rule } from "@earshot/core/triage/rule/rule";
import { queryProblemText } from "@earshot/core/triage/query/query-problem-text";
import { beginApply, beginUndo, stopRun, type BegunRun } from "@earshot/db/queries/rule-runs";
import { previewRule } from "@earshot/db/queries/rule-preview";
import {
  addRule,
  changeRule,
  listRules,
  orderRules,
  retireRule,
  type SavedRule,
} from "@earshot/db/queries/rules";
import { z } from "zod";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { viewRules } from "../rule-view.ts";
import { ring } from "../ring.ts";
import { changedBy } from "../sign-in/permit.ts";

const ruleParams = z.object({ ruleId: z.coerce.number().int().positive().max(idMax) });
const runParams = z.object({ ruleRunId: z.coerce.number().int().positive().max(idMax) });
const tags = ["rules"];
const edit = { action: "edit_settings" } as const;

const list = {
  schema: { tags, summary: "Rules in their order, with what each did", response: { 200: ruleListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const add = {
  schema: {
    tags,
    summary: "Make a rule, below all others",
    body: ruleDraftSchema,
    response: { 201: ruleSchema },
  },
  config: edit,
} satisfies RouteContract;

const change = {
  schema: {
    tags,
    summary: "Change a rule; 409 when somebody else did meanwhile",
    params: ruleParams,
    body: changeRuleSchema,
    response: { 200: ruleSchema },
  },
  config: edit,
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Remove a rule; what it did stays",
    params: ruleParams,
    response: { 204: z.null() },
  },
  config: edit,
} satisfies RouteContract;

const order = {
  schema: {
    tags,
    summary: "Put all rules into an order",
    body: orderRulesSchema,
    response: { 204: z.null() },
  },
  config: edit,
} satisfies RouteContract;

const preview = {
  schema: {
    tags,
    summary: "What a rule would have done over the last 90 days; nothing is changed",
    body: previewRuleSchema,
    response: { 200: rulePreviewSchema },
  },
  config: edit,
} satisfies RouteContract;

const apply = {
  schema: {
    tags,
    summary: "Apply a rule to posts that are there already, in the background",
    params: ruleParams,
    body: applyRuleSchema,
    response: { 202: z.null() },
  },
  config: edit,
} satisfies RouteContract;

const undo = {
  schema: {
    tags,
    summary:
      "Take back what a rule did, in one of its walks or all of it; what was changed again since stays",
    params: ruleParams,
    body: undoRuleSchema,
    response: { 202: z.null() },
  },
  config: edit,
} satisfies RouteContract;

const stop = {
  schema: {
    tags,
    summary: "Stop such a walk where it stands",
    params: runParams,
    response: { 204: z.null() },
  },
  config: edit,
} satisfies RouteContract;

/** Rules of the team: made, tried on what was, applied to it, taken back. */
export async function registerRules(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  const by = (request: Parameters<typeof changedBy>[0]) => changedBy(request, "edit_settings");
  app.get("/api/v1/rules", list, async () => ({
    rules: await viewRules(db, await listRules(db), deps.now()),
  }));
  app.post("/api/v1/rules", add, async (request, reply) => {
    const saved = await addRule(db, by(request), { rule: ruleOf(request.body), now: deps.now() });
    return reply.status(201).send(await shown(deps, saved));
  });
  app.put("/api/v1/rules/order", order, async (request, reply) => {
    const isDone = await orderRules(db, by(request), { ...request.body, now: deps.now() });
    if (!isDone) throw new ProblemError(409, "There are other rules now. Read them again.");
    return reply.status(204).send(null);
  });
  app.put("/api/v1/rules/:ruleId", change, async (request) => {
    const { version, ...draft } = request.body;
    const given = { ...request.params, version, rule: ruleOf(draft), now: deps.now() };
    return shown(deps, await changeRule(db, by(request), given));
  });
  app.delete("/api/v1/rules/:ruleId", remove, async (request, reply) => {
    if (!(await retireRule(db, by(request), { ...request.params, now: deps.now() })))
      throw new ProblemError(404, "There is no such rule.");
    return reply.status(204).send(null);
  });
  app.post("/api/v1/rules/preview", preview, async ({ body }) => {
    const { ruleId, ...draft } = body;
    const now = deps.now();
    const since = new Date(now.getTime() - previewDays * 86_400_000);
    const found = await previewRule(db, { rule: ruleOf(draft), ruleId, since, now });
    if (found === "slow")
      throw new ProblemError(422, "This query reads too much to be tried on 90 days. Narrow it.");
    if (found === "unreadable")
      throw new ProblemError(400, "The query cannot be read.", [
        { field: "query", message: "see its problem" },
      ]);
    return {
      ...found,
      examples: found.examples.map((each) => ({ ...each, publishedAt: iso(each.publishedAt) })),
    };
  });
  app.post("/api/v1/rules/:ruleId/apply", apply, async (request, reply) => {
    const now = deps.now();
    const since = new Date(now.getTime() - request.body.days * 86_400_000);
    await ringWalk(deps, await beginApply(db, by(request), { ...request.params, since, now }));
    return reply.status(202).send(null);
  });
  app.post("/api/v1/rules/:ruleId/undo", undo, async (request, reply) => {
    const given = { ...request.params, undoes: request.body.ruleRunId, now: deps.now() };
    await ringWalk(deps, await beginUndo(db, by(request), given));
    return reply.status(202).send(null);
  });
  app.post("/api/v1/rule-runs/:ruleRunId/stop", stop, async (request, reply) => {
    if (!(await stopRun(db, by(request), { ...request.params, now: deps.now() })))
      throw new ProblemError(409, "It is not running.");
    return reply.status(204).send(null);
  });
}

function ruleOf(draft: z.infer<typeof ruleDraftSchema>): Rule {
  // The schema has checked that it is one of the five.
  const severity = draft.actions.severity as Severity | null;
  return { ...draft, actions: { ...draft.actions, severity } };
}

async function ringWalk(deps: ApiDeps, begun: BegunRun): Promise<void> {
  if (begun.ok) {
    const { ruleRunId } = begun.run;
    await ring(deps, "rule-step", { ruleRunId, lastId: 0 }, { jobId: `rule-${ruleRunId}-0` });
    return;
  }
  if (begun.reason === "missing") throw new ProblemError(404, "There is no such rule.");
  throw new ProblemError(409, "A walk of this rule is running already.");
}

async function shown(deps: ApiDeps, saved: SavedRule) {
  if (!saved.ok) throw refusal(saved);
  const [view] = await viewRules(deps.database.db, [saved.rule], deps.now());
  if (!view) throw new ProblemError(404, "There is no such rule.");
  return view;
}

function refusal(saved: Extract<SavedRule, { ok: false }>): ProblemError {
  switch (saved.reason) {
    case "missing":
      return new ProblemError(404, "There is no such rule.");
    case "changed_meanwhile":
      return new ProblemError(409, "Somebody changed this rule meanwhile. Read it again and decide anew.");
    case "taken":
      return new ProblemError(409, "Another rule has this name.", [
        { field: "name", message: "is the name of another rule" },
      ]);
    case "no_actions":
      return new ProblemError(400, "This rule would do nothing.", [
        { field: "actions", message: "choose at least one" },
      ]);
    case "query":
      return new ProblemError(400, "The query cannot be read.", [
        { field: "query", message: queryProblemText(saved.problem, "en").what },
      ]);
  }
}
