import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

interface Plan {
  "Node Type": string;
  "Plan Rows": number;
  "Total Cost": number;
  /** Where the statement was run. */
  "Actual Rows"?: number;
  Plans?: Plan[];
}

async function explain(db: Db, statement: SQL): Promise<Plan | undefined> {
  const [row] = await readRows<{ "QUERY PLAN": { Plan: Plan }[] }>(db, sql`explain ${statement}`);
  return row?.["QUERY PLAN"][0]?.Plan;
}

/**
 * How many rows an index finds for the statement, counted in the index alone: the statement is run up to its first row, by which time
 * the index has marked them all. Null where the server uses no index that marks.
 */
export async function indexedRows(db: Db, statement: SQL): Promise<number | null> {
  // Materialized, or the planner would look for a first row some other way.
  const plan = await explain(
    db,
    sql`(analyze, timing off, format json) with found as materialized (${statement}) select from found limit 1`,
  );
  return plan ? (markedRows(plan) ?? null) : null;
}

function markedRows(plan: Plan): number | undefined {
  if (plan["Node Type"] === "Bitmap Index Scan") return plan["Actual Rows"];
  for (const part of plan.Plans ?? []) {
    const rows = markedRows(part);
    if (rows !== undefined) return rows;
  }
  return undefined;
}

/** What the server expects a statement to cost, in its own units (one page read in order is 1). */
export async function plannedCost(db: Db, statement: SQL): Promise<number> {
  return (await explain(db, sql`(format json) ${statement}`))?.["Total Cost"] ?? 0;
}

/** How many rows the server expects. */
export async function plannedRows(db: Db, statement: SQL): Promise<number> {
  return (await explain(db, sql`(format json) ${statement}`))?.["Plan Rows"] ?? 0;
}
