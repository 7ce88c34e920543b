import type { ClientBase } from "pg";

const ourSchema = "(select oid from pg_namespace where nspname = current_schema())";

/** Indexes and foreign keys as statements that make them again. */
export interface SetAside {
  /** Wakes the triggers. */
  wake: string[];
  /** What each makes, for a line of progress. */
  make: { name: string; statement: string }[];
}

/**
 * Drops the foreign keys, whose order no copy has to know then, and the indexes that hold no uniqueness: building one
 * over all rows takes a fraction of keeping it with every row. `giveBack` makes them again and so checks every row. Triggers sleep
 * meanwhile: what they once wrote comes with the rows.
 */
export async function setAside(client: ClientBase): Promise<SetAside> {
  const keys = await client.query<{ name: string; drop: string; make: string }>(`
    select conname as name,
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
    from pg_constraint
    where contype = 'f' and connamespace = ${ourSchema} and conparentid = 0 order by conname`);
  // An index of a partitioned table says ON ONLY, which would leave its partitions without one.
  const indexes = await client.query<{ name: string; drop: string; make: string }>(`
    select c.relname as name, format('drop index %s', i.indexrelid::regclass) as drop,
      regexp_replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as make
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = ${ourSchema} and not i.indisunique and not c.relispartition
      and not exists (select from pg_constraint where conindid = i.indexrelid)
    order by c.relname`);
  const triggers = await client.query<{ sleep: string; wake: string }>(`
    select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as sleep,
      format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname) as wake
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = ${ourSchema} and not t.tgisinternal and t.tgparentid = 0 order by 1`);
  for (const { sleep } of triggers.rows) await client.query(sleep);
  const rows = [...indexes.rows, ...keys.rows];
  for (const { drop } of [...keys.rows, ...indexes.rows]) await client.query(drop);
  return {
    wake: triggers.rows.map(({ wake }) => wake),
    make: rows.map(({ name, make }) => ({ name, statement: make })),
  };
}

export async function giveBack(
  client: ClientBase,
  { make, wake }: SetAside,
  onEach: (name: string) => void,
): Promise<void> {
  for (const { name, statement } of make) {
    onEach(name);
    await client.query(statement);
  }
  for (const statement of wake) await client.query(statement);
}
