import {
  standingOfFact,
  type FactContent,
  type FactStanding,
  type FactState,
} from "@earshot/core/respond/fact-standing";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";
import { storable } from "../../storable.ts";

/** Somebody by name; the name is that of today. */
export interface NamedPerson {
  personId: number;
  name: string;
}

/** A fact card with everything that is shown of it. */
export interface Fact extends FactContent {
  factCardId: number;
  version: number;
  owner: NamedPerson | null;
  entity: { entityId: number; name: string } | null;
  state: FactState;
  standing: FactStanding;
  approvedAt: Date | null;
  approvedBy: NamedPerson | null;
  expiresAt: Date | null;
  changedAt: Date;
  changedBy: NamedPerson | null;
  isDemo: boolean;
}

interface FactRow {
  fact_card_id: number;
  version: number;
  text_ru: string;
  text_en: string;
  numbers: string[];
  source: string;
  source_url: string | null;
  owner_id: number | null;
  owner_name: string | null;
  entity_id: number | null;
  entity_name: string | null;
  state: FactState;
  approved_at: Date | string | null;
  approved_by: number | null;
  approver_name: string | null;
  expires_at: Date | string | null;
  changed_at: Date | string;
  changed_by: number | null;
  changer_name: string | null;
  is_demo: boolean;
}

const shownMax = 500;

export interface FactsAsked {
  at: Date;
  /** Words in any form, Russian and English; every one has to occur in the statement or the source. */
  words?: string | undefined;
  standing?: FactStanding | undefined;
  limit?: number;
}

/** Fact cards: what runs out first, then what waits for approval, then the rest, the newest change first; at most 500 unless told otherwise. */
export async function listFacts(db: Db, { at, words, standing, limit }: FactsAsked): Promise<Fact[]> {
  const asked = words?.trim() ?? "";
  const facts = await read(db, asked === "" ? sql`true` : saysWords(asked), at, limit);
  return standing === undefined ? facts : facts.filter((fact) => fact.standing === standing);
}

/** One card; null when there is none. */
export async function findFact(db: Db, factCardId: number, at: Date): Promise<Fact | null> {
  return (await read(db, sql`f.fact_card_id = ${factCardId}`, at))[0] ?? null;
}

/** These cards, whatever became of them; unknown ones are left out. */
export async function findFacts(db: Db, factCardIds: readonly number[], at: Date): Promise<Fact[]> {
  if (factCardIds.length === 0) return [];
  return read(db, sql`f.fact_card_id = any(${sql.param([...factCardIds])}::integer[])`, at);
}

/** The last word may still be typed: whatever begins so is found as well. */
function saysWords(text: string): SQL {
  const last = /[\p{L}\p{N}]+$/u.exec(text)?.[0] ?? "";
  const whole = sql`plainto_tsquery('earshot', search_words(${storable(text)}))`;
  if (last === "") return sql`f.words @@ ${whole}`;
  const before = storable(text.slice(0, text.length - last.length));
  return sql`(f.words @@ ${whole} or (
    f.words @@ (quote_literal(search_words(${storable(last)})) || ':*')::tsquery
    and (numnode(plainto_tsquery('earshot', search_words(${before}))) = 0
      or f.words @@ plainto_tsquery('earshot', search_words(${before})))))`;
}

async function read(db: Db, which: SQL, at: Date, limit = shownMax): Promise<Fact[]> {
  const rows = await readRows<FactRow>(
    db,
    sql`
    select f.fact_card_id, f.version, f.text_ru, f.text_en, f.numbers, f.source, f.source_url, f.owner_id, o.name as owner_name,
      f.entity_id, e.name as entity_name, f.state, f.approved_at, f.approved_by, a.name as approver_name, f.expires_at,
      f.changed_at, f.changed_by, c.name as changer_name, f.is_demo
    from fact_card f
    left join person o on o.person_id = f.owner_id
    left join entity e on e.entity_id = f.entity_id
    left join person a on a.person_id = f.approved_by
    left join person c on c.person_id = f.changed_by
    where ${which}
    order by case when f.state = 'approved' and f.expires_at < ${at}::timestamptz + interval '14 days' then 0
        when f.state = 'draft' then 1 when f.state = 'approved' then 2 else 3 end,
      f.changed_at desc, f.fact_card_id desc
    limit ${limit}`,
  );
  return rows.map((row) => toFact(row, at));
}

function toFact(row: FactRow, at: Date): Fact {
  const expiresAt = toDate(row.expires_at);
  return {
    factCardId: row.fact_card_id,
    version: row.version,
    textRu: row.text_ru,
    textEn: row.text_en,
    numbers: row.numbers,
    source: row.source,
    sourceUrl: row.source_url,
    owner: named(row.owner_id, row.owner_name),
    entity:
      row.entity_id === null || row.entity_name === null
        ? null
        : { entityId: row.entity_id, name: row.entity_name },
    state: row.state,
    standing: standingOfFact({ state: row.state, expiresAt }, at),
    approvedAt: toDate(row.approved_at),
    approvedBy: named(row.approved_by, row.approver_name),
    expiresAt,
    changedAt: new Date(row.changed_at),
    changedBy: named(row.changed_by, row.changer_name),
    isDemo: row.is_demo,
  };
}

function named(personId: number | null, name: string | null): NamedPerson | null {
  return personId === null || name === null ? null : { personId, name };
}

function toDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}
