import { foldHandle } from "@earshot/core/triage/author/same-person";
import { sql, type SQL } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import type { author } from "../schema/author.ts";
import { forgetInReports } from "./reports/forget-in-reports.ts";

type Account = typeof author.$inferSelect;

/** Where people wrote an account down. */
export interface WrittenDown {
  kind:
    | "rule"
    | "alert_rule"
    | "saved_view"
    | "source"
    | "entity"
    | "draft"
    | "fact_card"
    | "calendar"
    | "key_message";
  id: number;
  name: string;
}

const writtenMax = 50;

/** A name alone is as common as its bearers: in running texts a person is known by two words at least. */
const nameWordsMin = 2;

/**
 * Rules, saved views, sources and entries of the watch list that name one of these accounts by its handle or address; texts of the team (drafts, fact cards,
 * calendar, key messages) that do so, or say the whole name.
 */
export async function namesWrittenDown(db: Db, accounts: readonly Account[]): Promise<WrittenDown[]> {
  const handles = accounts.flatMap(({ handle }) => (handle === null ? [] : [foldHandle(handle)]));
  const patterns = [...new Set(handles)]
    .filter((handle) => handle.length >= 3)
    .map((handle) => `(^|[^[:alnum:]_])${handle.replaceAll(/[^\p{L}\p{N}_]/gu, "\\$&")}([^[:alnum:]_]|$)`);
  const names = sql.param(patterns);
  const says = (text: SQL) => sql`lower(${text}) ~ any(${names}::text[])`;
  const whole = accounts.flatMap(({ name }) =>
    name !== null && name.trim().split(/\s+/).length >= nameWordsMin ? [name.trim().toLowerCase()] : [],
  );
  const told = (text: SQL) =>
    sql`(${says(text)} or exists (select from unnest(${sql.param([...new Set(whole)])}::text[]) as w where position(w in lower(${text})) > 0))`;
  const urls = sql.param(accounts.flatMap(({ url }) => (url === null ? [] : [url.toLowerCase()])));
  const rows = await readRows<WrittenDown>(
    db,
    sql`
    select 'rule' as kind, rule_id as id, name from rule where retired_at is null and ${says(sql`query`)}
    union all
    select 'alert_rule', alert_rule_id, name from alert_rule where deleted_at is null and ${says(sql`rule::text`)}
    union all
    select 'saved_view', saved_view_id, name from saved_view
      where deleted_at is null and ${says(sql`replace(replace(address, '%40', '@'), '%3A', ':')`)}
    union all
    select 'source', source_id, name from source
      where retired_at is null and (lower(url) = any(${urls}::text[]) or lower(site_url) = any(${urls}::text[]) or ${says(sql`url`)})
    union all
    select 'entity', e.entity_id, e.name from entity e join entity_term m on m.entity_id = e.entity_id
      where e.retired_at is null and m.kind = 'handle' and ${says(sql`m.text`)}
    union all
    select 'draft', d.draft_id, coalesce(nullif(d.title, ''), left(v.text, 80)) from draft d join draft_version v on v.draft_id = d.draft_id
      where ${told(sql`v.text`)}
    union all
    select 'fact_card', fact_card_id, left(coalesce(nullif(text_ru, ''), text_en), 80) from fact_card
      where ${told(sql`(text_ru || ' ' || text_en || ' ' || source)`)}
    union all
    select 'calendar', calendar_entry_id, title from calendar_entry where ${told(sql`(title || ' ' || note)`)}
    union all
    select 'key_message', key_message_id, left(coalesce(nullif(text_ru, ''), text_en), 80) from key_message
      where retired_at is null and ${told(sql`(text_ru || ' ' || text_en || ' ' || array_to_string(phrases, ' '))`)}
    limit ${writtenMax}`,
  );
  return rows.filter(
    (row, at) => rows.findIndex((other) => other.kind === row.kind && other.id === row.id) === at,
  );
}

/**
 * Clears what other tables tell of accounts that are being erased: blocks, alerts with their letters, lines of the audit log, refused rows of imports,
 * names in reports that were made.
 * @returns lines of the audit log that say only that something was done from now on
 */
export async function clearTraces(
  db: Db,
  given: { cards: readonly number[]; accounts: readonly Account[] },
): Promise<number> {
  const ids = given.accounts.map(({ authorId }) => authorId);
  const authorIds = sql.param(ids);
  await db.execute(sql`
    delete from alert where cause = any(array(select 'author-' || id from unnest(${authorIds}::bigint[]) as id))`);
  await db.execute(sql`delete from impostor_check where author_id = any(${authorIds}::bigint[])`);
  await db.execute(
    sql`delete from author_pair where first_id = any(${authorIds}::bigint[]) or second_id = any(${authorIds}::bigint[])`,
  );
  const blocks = await readRows<{ block_id: number }>(
    db,
    sql`update block set name = '', reason = null, ended_at = coalesce(ended_at, now())
      where author_id = any(${authorIds}::bigint[]) returning block_id`,
  );
  await db.execute(sql`delete from block b where block_id = any(${sql.param(blocks.map((row) => row.block_id))}::integer[])
    and not exists (select from triage t where t.blocked_by = b.block_id)`);
  await forgetRefusedRows(db, given.accounts);
  await forgetInReports(db, given.accounts);
  const lines = await readRows(
    db,
    sql`update audit_event set target_name = '', "from" = '{}', "to" = '{}'
      where (target_kind = 'author' and target_id = any(${sql.param(given.cards.map(String))}::text[]))
        or (target_kind = 'block' and target_id = any(${sql.param(blocks.map((row) => String(row.block_id)))}::text[]))
      returning 1`,
  );
  return lines.length;
}

/** Empties letters that quote posts or tell of accounts which are about to be erased, sent or not. */
export async function dropLetters(
  db: Db,
  given: { postIds: readonly number[]; authorIds: readonly number[] },
): Promise<void> {
  await db.execute(sql`
    update outbox set body = null where body is not null and outbox_id in (select outbox_id from alert_told where alert_id in (
      select alert_id from alert_post where post_id = any(${sql.param([...given.postIds])}::bigint[])
      union
      select alert_id from alert
      where cause = any(array(select 'author-' || id from unnest(${sql.param([...given.authorIds])}::bigint[]) as id))))`);
}

/** Rows of imports that were refused lie as they came until somebody mends them. */
async function forgetRefusedRows(db: Db, accounts: readonly Account[]): Promise<void> {
  const cells = accounts.flatMap(({ handle, name, url }) => [
    ...(handle === null ? [] : [foldHandle(handle), `@${foldHandle(handle)}`]),
    ...(name === null ? [] : [name.toLowerCase()]),
    ...(url === null ? [] : [url.toLowerCase()]),
  ]);
  if (cells.length === 0) return;
  await db.execute(sql`
    delete from import_refusal r where exists (
      select from jsonb_array_elements_text(r.cells) as cell where lower(cell) = any(${sql.param(cells)}::text[]))`);
}
