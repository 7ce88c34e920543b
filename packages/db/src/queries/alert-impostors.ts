import type { Platform } from "@earshot/core/collect/platform";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { author } from "../schema/author.ts";
import { entity } from "../schema/entity.ts";
import { impostorCheck } from "../schema/impostor-check.ts";
import { person } from "../schema/person.ts";

/** The account that an alert tells of, as it is called now. */
export interface AlertedAccount {
  authorId: number;
  cardId: number;
  /** Its handle, or its name. */
  account: string;
  platform: Platform;
  check: Omit<typeof impostorCheck.$inferSelect, "authorId" | "verdictBy"> & {
    entityName: string;
    verdictBy: string | null;
  };
}

/** Accounts that alerts tell of, by their numbers; those that are gone are left out. */
export async function readAlertedAccounts(
  db: Db,
  authorIds: readonly number[],
): Promise<Map<number, AlertedAccount>> {
  if (authorIds.length === 0) return new Map();
  const rows = await db
    .select({ author, check: impostorCheck, entityName: entity.name, by: person.name })
    .from(impostorCheck)
    .innerJoin(author, eq(author.authorId, impostorCheck.authorId))
    .innerJoin(entity, eq(entity.entityId, impostorCheck.entityId))
    .leftJoin(person, eq(person.personId, impostorCheck.verdictBy))
    .where(sql`${impostorCheck.authorId} = any(${sql.param([...authorIds])}::bigint[])`);
  return new Map(
    rows.map(({ author: { authorId, cardId, handle, name, platform }, check, entityName, by }) => [
      authorId,
      {
        authorId,
        cardId,
        account: handle ?? name ?? `№ ${authorId}`,
        platform,
        check: { ...check, entityName, verdictBy: by },
      },
    ]),
  );
}
