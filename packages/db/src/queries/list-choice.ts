import type { Authorized } from "@earshot/core/triage/authorized";
import type { RowColumn } from "@earshot/core/triage/row-column";
import { isRowColumn } from "@earshot/core/triage/row-column";
import { eq } from "drizzle-orm";
import type { Db } from "../database.ts";
import { listChoice } from "../schema/list-choice.ts";

/** How a person wants the triage list to look. */
export interface ListChoice {
  isCompact: boolean;
  hiddenColumns: RowColumn[];
}

/** Null for a person who has chosen nothing yet. */
export async function readListChoice(db: Db, personId: number): Promise<ListChoice | null> {
  const [row] = await db.select().from(listChoice).where(eq(listChoice.personId, personId));
  return row ? { isCompact: row.isCompact, hiddenColumns: row.hiddenColumns.filter(isRowColumn) } : null;
}

export async function saveListChoice(
  db: Db,
  { personId }: Authorized<"own_account">,
  choice: ListChoice,
): Promise<void> {
  const kept = { isCompact: choice.isCompact, hiddenColumns: [...new Set(choice.hiddenColumns)] };
  await db
    .insert(listChoice)
    .values({ personId, ...kept })
    .onConflictDoUpdate({ target: listChoice.personId, set: kept });
}
