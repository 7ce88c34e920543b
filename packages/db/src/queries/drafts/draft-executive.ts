import { eq } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { entity } from "../../schema/entity.ts";
import type { DraftRow } from "./draft-event.ts";

/** The name of the executive who speaks in a draft; null where nobody was named. */
export async function readExecutive(
  db: Db,
  { entityId }: Pick<DraftRow, "entityId">,
): Promise<string | null> {
  if (entityId === null) return null;
  const [row] = await db.select({ name: entity.name }).from(entity).where(eq(entity.entityId, entityId));
  return row?.name ?? null;
}
