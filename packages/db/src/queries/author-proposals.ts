import {
  accountsNamed,
  foldHandle,
  proposeSame,
  type SamePerson,
} from "@earshot/core/triage/author/same-person";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../database.ts";
import { readRows } from "../database.ts";
import { author } from "../schema/author.ts";

type Account = typeof author.$inferSelect;

export interface AlikeAccounts {
  accounts: Account[];
  isRefused: (a: number, b: number) => boolean;
}

/** Accounts of one name that are looked at; more namesakes say nothing. */
const alikeMax = 50;

/** Accounts that may belong to whoever has these: of the same account name, named in a bio, or naming one of these in theirs. Read from indexes. */
export async function findAlikeAccounts(db: Db, own: readonly Account[]): Promise<AlikeAccounts> {
  const handles = own.flatMap(({ handle, bio }) => [
    ...(handle === null ? [] : [foldHandle(handle)]),
    ...(bio === null ? [] : namesIn(bio)),
  ]);
  const wanted = [...new Set(handles)].filter((handle) => handle.length >= 4);
  const names = [
    ...new Set(own.flatMap(({ name, bio }) => (name === null || bio === null ? [] : [name.toLowerCase()]))),
  ];
  const mine = own
    .flatMap(({ handle }) => (handle === null ? [] : [foldHandle(handle)]))
    .filter((each) => each.length >= 4);
  const spelled = sql.param(wanted.flatMap((handle) => [handle, `@${handle}`]));
  const rows = await readRows<{ author_id: string }>(
    db,
    sql`
    (select a.author_id from unnest(${spelled}::text[]) as asked
      cross join lateral (select author_id from author where handle is not null and lower(handle) = asked limit ${alikeMax}) a)
    union
    (select a.author_id from unnest(${sql.param(names)}::text[]) as asked
      cross join lateral (select author_id from author where name is not null and lower(name) = asked and bio is not null
        limit ${alikeMax}) a)
    union
    (select a.author_id from unnest(${sql.param(mine)}::text[]) as own_handle
      cross join lateral (select author_id from author where bio is not null
        and to_tsvector('simple', search_words(bio)) @@ phraseto_tsquery('simple', search_words(own_handle)) limit ${alikeMax}) a)`,
  );
  const ids = rows.map((row) => Number(row.author_id));
  const accounts = await db
    .select()
    .from(author)
    .where(sql`${author.authorId} = any(${sql.param(ids)}::bigint[])`);
  const all = sql.param([...ids, ...own.map(({ authorId }) => authorId)]);
  const pairs = await readRows<{ first_id: string; second_id: string }>(
    db,
    sql`select first_id, second_id from author_pair
      where first_id = any(${all}::bigint[]) and second_id = any(${all}::bigint[])`,
  );
  const refused = new Set(pairs.map((pair) => `${pair.first_id} ${pair.second_id}`));
  return { accounts, isRefused: (a, b) => refused.has(`${Math.min(a, b)} ${Math.max(a, b)}`) };
}

function namesIn(bio: string): string[] {
  const { links, handles } = accountsNamed(bio);
  return [...handles, ...links.map((link) => foldHandle(link.split("/").at(-1) ?? ""))];
}

/** Cards that may be the same person, with the accounts that the reasons speak of. */
export async function readProposals(
  db: Db,
  cardId: number,
): Promise<(SamePerson & { accounts: Account[] })[]> {
  const own = await db.select().from(author).where(eq(author.cardId, cardId));
  const { accounts, isRefused } = await findAlikeAccounts(db, own);
  return proposeSame(own, accounts, isRefused).map((each) => ({
    ...each,
    accounts: accounts.filter((account) => account.cardId === each.cardId),
  }));
}
