import type { FigureFilter } from "@earshot/core/report/metrics/figure";
import { isOurs, kindTowardsUs } from "@earshot/core/match/kind-towards-us";
import type { EntityKind } from "@earshot/core/match/entity";
import { inArray, sql } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { author } from "../../schema/author.ts";
import type { ReadFilter } from "./mention-tallies.ts";

/** The filter with everything of ours where it names nobody, and with people for accounts, as in the triage list. */
export async function readFilterOf(db: Db, filter: FigureFilter): Promise<ReadFilter> {
  const { entities, authors, ...rest } = filter;
  return {
    ...rest,
    entities: entities?.length ? entities : await ourEntities(db),
    cards: authors?.length ? await cardsOf(db, authors) : undefined,
  };
}

/** The company, its brands, products and executives; not those of a demo that rests. */
export async function ourEntities(db: Db): Promise<number[]> {
  const rows = await readRows<{ entity_id: number; kind: EntityKind; company: EntityKind | null }>(
    db,
    sql`
    select e.entity_id, e.kind, c.kind as company from entity e left join entity c on c.entity_id = e.company_id
    where not (e.is_demo and e.retired_at is not null) order by e.entity_id`,
  );
  return rows.filter((row) => isOurs(kindTowardsUs(row.kind, row.company))).map((row) => row.entity_id);
}

/** People behind accounts; what is nobody's fits nothing. */
async function cardsOf(db: Db, authors: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectDistinct({ cardId: author.cardId })
    .from(author)
    .where(inArray(author.authorId, [...authors]));
  return rows.length === 0 ? [-1] : rows.map(({ cardId }) => cardId);
}
