import { asc, isNotNull } from "drizzle-orm";
import type { Db } from "../database.ts";
import { entity } from "../schema/entity.ts";
import { source } from "../schema/source.ts";

interface Gone {
  id: number;
  name: string;
}

/** Names of what is out of use but may still stand in a saved view or in an old link. */
export async function goneNames(db: Db): Promise<{ sources: Gone[]; entities: Gone[] }> {
  const sources = await db
    .select({ id: source.sourceId, name: source.name })
    .from(source)
    .where(isNotNull(source.retiredAt))
    .orderBy(asc(source.sourceId));
  const entities = await db
    .select({ id: entity.entityId, name: entity.name })
    .from(entity)
    .where(isNotNull(entity.retiredAt))
    .orderBy(asc(entity.entityId));
  return { sources, entities };
}
