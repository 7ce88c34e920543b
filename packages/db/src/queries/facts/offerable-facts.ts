import type { FactCard } from "@earshot/core/respond/vocabulary";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../../database.ts";
import { readRows } from "../../database.ts";

export interface OfferableAsked {
  at: Date;
  /** Cards that say it in this language, and nothing but that sentence; without it all that a card says, figures too. */
  language?: PageLanguage | undefined;
  /** Whom the post or the draft is about; their companies count too. Without it cards of every entity. */
  entityIds?: readonly number[] | undefined;
}

/** More than any team keeps up to date; the oldest approvals stay out. */
const cardsMax = 500;

/** Approved and not expired. */
export function isOfferable(at: Date): SQL {
  return sql`(f.state = 'approved' and (f.expires_at is null or f.expires_at > ${at}::timestamptz))`;
}

/**
 * The cards that may be cited at that instant, the last approved first, as prompts and checks of drafts want them: `id` is the
 * number of the card. What is no longer or not yet approved, and what expired, is never among them.
 */
export async function readOfferableFacts(db: Db, asked: OfferableAsked): Promise<FactCard[]> {
  const { at, language, entityIds } = asked;
  const text =
    language === undefined
      ? sql`concat_ws(E'\\n', nullif(f.text_ru, ''), nullif(f.text_en, ''), nullif(array_to_string(f.numbers, '; '), ''))`
      : language === "ru"
        ? sql`f.text_ru`
        : sql`f.text_en`;
  const ids = entityIds && sql`${sql.param([...entityIds])}::integer[]`;
  const isOfThem = ids
    ? sql`(f.entity_id is null or f.entity_id = any(${ids})
        or f.entity_id in (select company_id from entity where entity_id = any(${ids})))`
    : sql`true`;
  return readRows<{ id: string; text: string }>(
    db,
    sql`
    select f.fact_card_id::text as id, ${text} as text from fact_card f
    where ${isOfferable(at)} and ${isOfThem} and ${text} <> ''
    order by f.approved_at desc, f.fact_card_id desc limit ${cardsMax}`,
  );
}

/** One word for all cards that may be cited at that instant: another one as soon as any of them came, went or says something else. */
export async function hashOfferableFacts(db: Db, at: Date): Promise<string> {
  const [row] = await readRows<{ hash: string }>(
    db,
    sql`
    select md5(coalesce(string_agg(f.fact_card_id || ':' || f.version, ',' order by f.fact_card_id), '')) as hash
    from fact_card f where ${isOfferable(at)}`,
  );
  return row?.hash ?? "";
}
