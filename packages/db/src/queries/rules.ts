import { conflictingFields, doesSomething, type KeptRule, type Rule } from "@earshot/core/triage/rule/rule";
import { parseQuery } from "@earshot/core/triage/query/parse-query";
import type { QueryProblem } from "@earshot/core/triage/query/query-problem";
import { nameKey, tidyName } from "@earshot/core/triage/tag";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { rule } from "../schema/rule.ts";
import { storable } from "../storable.ts";
import { recordAudit } from "./audit.ts";
import type { ChangedByAnyone } from "./changed-by.ts";
import { notifyDesk } from "./notify.ts";

export type RuleRow = typeof rule.$inferSelect;

/** Rules in use, in their order. */
export async function listRules(db: Db): Promise<RuleRow[]> {
  return db.select().from(rule).where(isNull(rule.retiredAt)).orderBy(asc(rule.position), asc(rule.ruleId));
}

/** Null when there is none, or it was removed. */
export async function findRule(db: Db, ruleId: number): Promise<RuleRow | null> {
  const [found] = await db
    .select()
    .from(rule)
    .where(and(eq(rule.ruleId, ruleId), isNull(rule.retiredAt)));
  return found ?? null;
}

export function asRule({ ruleId, name, isOn, query, zone, actions, isLast }: RuleRow): KeptRule {
  return { ruleId, name, isOn, query, zone, actions, isLast };
}

export type RuleRefusal =
  | { reason: "missing" | "changed_meanwhile" | "no_actions" | "taken" }
  | { reason: "query"; problem: QueryProblem };

export type SavedRule = { ok: true; rule: RuleRow } | ({ ok: false } & RuleRefusal);

/** Makes a rule, below all others. */
export async function addRule(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { rule: Rule; now: Date },
): Promise<SavedRule> {
  const wrong = refuse(given.rule);
  if (wrong !== null) return { ok: false, ...wrong };
  return db.transaction(async (tx) => {
    await lockRules(tx);
    const facts = factsOf(given.rule);
    if (await isTaken(tx, facts.nameKey, 0)) return { ok: false, reason: "taken" } as const;
    const [made] = await tx
      .insert(rule)
      .values({
        ...facts,
        position: sql`(select coalesce(max(position), 0) + 1 from rule)`,
        createdAt: given.now,
        createdBy: by.may.personId,
        onSince: given.now,
      })
      .returning();
    if (!made) throw new Error("A rule returned no id.");
    await note(tx, by, { what: "rule.added", rule: made, to: audited(made) }, given.now);
    return { ok: true, rule: made } as const;
  });
}

/** Changes a rule, if it still is at the version named; null changes whatever is there. */
export async function changeRule(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleId: number; version: number | null; rule: Rule; now: Date },
): Promise<SavedRule> {
  const wrong = refuse(given.rule);
  if (wrong !== null) return { ok: false, ...wrong };
  return db.transaction(async (tx) => {
    await lockRules(tx);
    const before = await findRule(tx, given.ruleId);
    if (!before) return { ok: false, reason: "missing" } as const;
    if (given.version !== null && before.version !== given.version)
      return { ok: false, reason: "changed_meanwhile" } as const;
    const facts = factsOf(given.rule);
    if (await isTaken(tx, facts.nameKey, given.ruleId)) return { ok: false, reason: "taken" } as const;
    const [after] = await tx
      .update(rule)
      .set({
        ...facts,
        version: before.version + 1,
        ...(given.rule.isOn && !before.isOn ? { onSince: given.now } : {}),
      })
      .where(eq(rule.ruleId, given.ruleId))
      .returning();
    if (!after) return { ok: false, reason: "missing" } as const;
    const changes = { from: audited(before), to: audited(after) };
    await note(tx, by, { what: "rule.changed", rule: after, ...changes }, given.now);
    return { ok: true, rule: after } as const;
  });
}

/** Takes a rule out of use. What it did stays, and can still be taken back. */
export async function retireRule(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleId: number; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockRules(tx);
    const before = await findRule(tx, given.ruleId);
    if (!before) return false;
    await tx.update(rule).set({ retiredAt: given.now, isOn: false }).where(eq(rule.ruleId, given.ruleId));
    await note(tx, by, { what: "rule.removed", rule: before, from: audited(before) }, given.now);
    return true;
  });
}

/** Puts all rules into this order. False when it names others than there are. */
export async function orderRules(
  db: Db,
  by: ChangedByAnyone<"edit_settings">,
  given: { ruleIds: readonly number[]; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await lockRules(tx);
    const rules = await listRules(tx);
    const known = new Set(rules.map(({ ruleId }) => ruleId));
    const named = new Set(given.ruleIds);
    if (named.size !== given.ruleIds.length || named.size !== known.size) return false;
    if (given.ruleIds.some((id) => !known.has(id))) return false;
    for (const [at, ruleId] of given.ruleIds.entries())
      await tx
        .update(rule)
        .set({ position: at + 1 })
        .where(eq(rule.ruleId, ruleId));
    const names = (ids: readonly number[]) =>
      ids.map((id) => rules.find(({ ruleId }) => ruleId === id)?.name ?? "");
    const [first] = rules;
    if (first)
      await recordAudit(
        tx,
        by.actor,
        {
          what: "rule.ordered",
          targetKind: "rule",
          targetId: null,
          targetName: "",
          from: { order: names(rules.map(({ ruleId }) => ruleId)) },
          to: { order: names(given.ruleIds) },
        },
        given.now,
      );
    await notifyDesk(tx);
    return true;
  });
}

/** Rules that set the same differently where both fit. */
export function rivalsOf(
  draft: Pick<Rule, "actions"> & { ruleId: number | null },
  rules: readonly RuleRow[],
) {
  return rules
    .filter(({ ruleId, isOn }) => isOn && ruleId !== draft.ruleId)
    .map((row) => ({ row, fields: conflictingFields(draft.actions, row.actions) }))
    .filter(({ fields }) => fields.length > 0);
}

function refuse({ query, actions }: Rule): RuleRefusal | null {
  if (!doesSomething(actions)) return { reason: "no_actions" };
  const parsed = parseQuery(query);
  return "problem" in parsed ? { reason: "query", problem: parsed } : null;
}

function factsOf(given: Rule) {
  const name = storable(tidyName(given.name));
  const { isOn, zone, actions, isLast } = given;
  return { name, nameKey: nameKey(name), isOn, zone, actions, isLast, query: storable(given.query.trim()) };
}

async function isTaken(tx: Db, key: string, ruleId: number): Promise<boolean> {
  const [other] = await tx
    .select({ ruleId: rule.ruleId })
    .from(rule)
    .where(and(eq(rule.nameKey, key), isNull(rule.retiredAt), ne(rule.ruleId, ruleId)));
  return other !== undefined;
}

/** Any number, the same in all processes: rules are changed one after the other. */
const rulesLock = 4_915_035;

async function lockRules(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${rulesLock})`);
}

function audited({ name, isOn, query, actions, isLast }: RuleRow): Record<string, unknown> {
  return { name, isOn, query, isLast, ...actions };
}

async function note(
  tx: Db,
  by: ChangedByAnyone<"edit_settings">,
  change: { what: string; rule: RuleRow; from?: Record<string, unknown>; to?: Record<string, unknown> },
  now: Date,
): Promise<void> {
  const { what, from = {}, to = {} } = change;
  const target = { targetKind: "rule", targetId: change.rule.ruleId, targetName: change.rule.name };
  await recordAudit(tx, by.actor, { what, ...target, from, to }, now);
  await notifyDesk(tx);
}
