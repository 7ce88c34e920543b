import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";

interface Plan {
  "Plan Rows": number;
  "Total Cost": number;
}

async function plan(db: Db, statement: SQL): Promise<Plan | undefined> {
  const [row] = await readRows<{ "QUERY PLAN": { Plan: Plan }[] }>(
    db,
    sql`explain (format json) ${statement}`,
  );
  return row?.["QUERY PLAN"][0]?.Plan;
}

/** How many rows the server expects, by its statistics, without running the statement. */
export async function plannedRows(db: Db, statement: SQL): Promise<number> {
  return (await plan(db, statement))?.["Plan Rows"] ?? 0;
}

/** What the server expects a statement to cost, in its own units (one page read in order is 1). */
export async function plannedCost(db: Db, statement: SQL): Promise<number> {
  return (await plan(db, statement))?.["Total Cost"] ?? 0;
}
