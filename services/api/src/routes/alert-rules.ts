import { z } from "zod";
import {
  alertRuleBodySchema,
  alertRuleListSchema,
  alertRuleParamsSchema,
  replaySchema,
  saveAlertRuleSchema,
  savedAlertRuleSchema,
  type KeptRule,
  type ReplayView,
} from "@earshot/contract/alert";
import type { AlertRule } from "@earshot/core/report/alert/alert-rule";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import { quotesOfPosts, type AlertQuote } from "@earshot/db/queries/alert-quotes";
import { forecastRule, replayRule, type ReplayOutcome } from "@earshot/db/queries/alert-replay";
import {
  listAlertRules,
  removeAlertRule,
  saveAlertRule,
  type AlertRuleRefusal,
  type KeptAlertRule,
} from "@earshot/db/queries/alert-rules";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { iso, isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { changedBy } from "../sign-in/permit.ts";

const tags = ["alerts"];

const list = {
  schema: { tags, summary: "Rules by which the team is told", response: { 200: alertRuleListSchema } },
  config: { action: "read" },
} satisfies RouteContract;

const replay = {
  schema: {
    tags,
    summary: "When a rule would have fired over the last 90 days; nothing is saved",
    body: alertRuleBodySchema,
    response: { 200: replaySchema },
  },
  config: { action: "edit_settings", rateLimit: { max: 60, timeWindow: "1 minute" } },
} satisfies RouteContract;

const add = {
  schema: { tags, summary: "Add a rule", body: saveAlertRuleSchema, response: { 201: savedAlertRuleSchema } },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const change = {
  schema: {
    tags,
    summary: "Change a rule",
    params: alertRuleParamsSchema,
    body: saveAlertRuleSchema,
    response: { 200: savedAlertRuleSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const remove = {
  schema: {
    tags,
    summary: "Take a rule out of use; its alerts stay",
    params: alertRuleParamsSchema,
    response: { 204: z.null() },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Rules of alerts: what is watched, whom it is told to, and what it would have done. */
export async function registerAlertRules(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/alert-rules", list, async () => ({ rules: (await listAlertRules(db)).map(viewRule) }));
  app.post("/api/v1/alert-rules/replay", replay, async ({ body }) => {
    checkQuery(body);
    const outcome = await replayRule(db, body, deps.now());
    const shown = outcome.alerts.slice(0, examplesShown);
    const ids = shown.flatMap(({ postId }) => (postId === null ? [] : [postId]));
    return viewReplay(outcome, body.zone, await quotesOfPosts(db, ids));
  });
  app.post("/api/v1/alert-rules", add, async (request, reply) => {
    const by = changedBy(request, "edit_settings");
    const { rule } = request.body;
    checkQuery(rule);
    const forecast = await forecastRule(db, rule, deps.now());
    const saved = await saveAlertRule(db, { ...by, rule, forecast, known: null, now: deps.now() });
    if (!saved.ok) throw refusals[saved.reason];
    return reply.status(201).send({ alertRuleId: saved.alertRuleId });
  });
  app.put("/api/v1/alert-rules/:alertRuleId", change, async (request) => {
    const by = changedBy(request, "edit_settings");
    const { rule, version } = request.body;
    checkQuery(rule);
    const known = { alertRuleId: request.params.alertRuleId, version: version ?? null };
    const forecast = await forecastRule(db, rule, deps.now());
    const saved = await saveAlertRule(db, { ...by, rule, forecast, known, now: deps.now() });
    if (!saved.ok) throw refusals[saved.reason];
    return { alertRuleId: saved.alertRuleId };
  });
  app.delete("/api/v1/alert-rules/:alertRuleId", remove, async (request, reply) => {
    const by = changedBy(request, "edit_settings");
    const { alertRuleId } = request.params;
    if (!(await removeAlertRule(db, { ...by, alertRuleId, now: deps.now() }))) throw refusals.missing;
    return reply.status(204).send(null);
  });
}

const examplesShown = 10;

const refusals: Record<AlertRuleRefusal, ProblemError> = {
  missing: new ProblemError(404, "There is no such rule any more."),
  stale: new ProblemError(409, "Somebody changed this rule meanwhile. Look at it again."),
  name_taken: new ProblemError(409, "Another rule has this name."),
};

function checkQuery({ query }: Pick<AlertRule, "query">): void {
  if (query.trim() === "") return;
  const parsed = parseQuery(query);
  if ("problem" in parsed)
    throw new ProblemError(400, `The query cannot be read from its character ${parsed.start + 1} on.`);
}

function viewRule(kept: KeptAlertRule): KeptRule {
  const { alertRuleId, version, forecast, lastFiredAt, updatedAt, ...rule } = kept;
  return {
    alertRuleId,
    version,
    forecast,
    rule: alertRuleBodySchema.parse(rule),
    lastFiredAt: isoOrNull(lastFiredAt),
    updatedAt: iso(updatedAt),
  };
}

function viewReplay(outcome: ReplayOutcome, zone: string, quotes: readonly AlertQuote[]): ReplayView {
  const { alerts, days, perMonth, falseAlarmsPerMonth, lacking, isCut } = outcome;
  const dayOf = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const perDay = new Map<string, number>();
  for (const { at } of alerts.toReversed()) {
    const day = dayOf.format(at);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  const examples = alerts.slice(0, examplesShown).map(({ at, postCount, postId, spike }) => {
    const quote = quotes.find((each) => each.postId === postId);
    const post = quote === undefined ? null : { postId: quote.postId, text: quote.text, by: quote.by };
    return { at: iso(at), postCount, post, spike };
  });
  return {
    days,
    count: alerts.length,
    perMonth,
    falseAlarmsPerMonth,
    lacking,
    isCut,
    perDay: [...perDay].map(([day, count]) => ({ day, count })),
    examples,
  };
}
