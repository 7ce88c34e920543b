import type { alertRuleListSchema } from "@earshot/contract/alert";
import type { Rule, RuleDraft, ruleListSchema, RulePreview } from "@earshot/contract/rule";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

export const rulesQuery = queryOptions({
  queryKey: ["rules"],
  queryFn: async ({ signal }): Promise<Rule[]> =>
    (await request<z.infer<typeof ruleListSchema>>("GET", "/api/v1/rules", { signal })).rules,
});

/** Alert rules by name, for rules that tell their people. */
export const alertRuleNamesQuery = queryOptions({
  queryKey: ["rules", "alert-rules"],
  queryFn: async ({ signal }): Promise<{ id: number; name: string }[]> =>
    (await request<z.infer<typeof alertRuleListSchema>>("GET", "/api/v1/alert-rules", { signal })).rules.map(
      ({ alertRuleId: id, rule }) => ({ id, name: rule.name }),
    ),
});

/** What a draft would have done; a draft that cannot be tried is not asked about. */
export function rulePreviewQuery(draft: RuleDraft, ruleId: number | null) {
  // What does not change the outcome must not ask again.
  const { query, zone, actions } = draft;
  const body = { name: "", isOn: true, isLast: false, query: query.trim(), zone, actions, ruleId };
  return queryOptions({
    queryKey: ["rules", "preview", body],
    queryFn: ({ signal }) => request<RulePreview>("POST", "/api/v1/rules/preview", { body, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

export function saveRule(given: { rule: Rule | null; draft: RuleDraft }): Promise<Rule> {
  const { rule, draft } = given;
  if (rule === null) return request<Rule>("POST", "/api/v1/rules", { body: draft });
  return request<Rule>("PUT", `/api/v1/rules/${rule.ruleId}`, { body: { ...draft, version: rule.version } });
}

export function removeRule(ruleId: number): Promise<void> {
  return request("DELETE", `/api/v1/rules/${ruleId}`);
}

export function orderRules(ruleIds: readonly number[]): Promise<void> {
  return request("PUT", "/api/v1/rules/order", { body: { ruleIds } });
}

export function applyRule(given: { ruleId: number; days: number }): Promise<void> {
  return request("POST", `/api/v1/rules/${given.ruleId}/apply`, { body: { days: given.days } });
}

/** Takes back one walk of a rule, or all that it did. */
export function undoRule(given: { ruleId: number; ruleRunId: number | null }): Promise<void> {
  return request("POST", `/api/v1/rules/${given.ruleId}/undo`, { body: { ruleRunId: given.ruleRunId } });
}

export function stopRuleRun(ruleRunId: number): Promise<void> {
  return request("POST", `/api/v1/rule-runs/${ruleRunId}/stop`);
}
