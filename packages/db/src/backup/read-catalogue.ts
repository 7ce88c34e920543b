import type { ClientBase } from "pg";
import type { AppliedMigration, SnapshotSequence, SnapshotTable } from "./snapshot.ts";

/** A table with the relations that hold its rows: itself, or its partitions. */
export interface StoredTable extends SnapshotTable {
  parts: string[];
  /** Of the server's statistics; 0 where it has none. */
  estimatedRows: number;
}

const ourSchema = "(select oid from pg_namespace where nspname = current_schema())";

/**
 * All tables of the schema that the connection works in, by name; a partitioned one is one table.
 *
 * @NOTE Not by `pg_partition_tree`: it locks every partition until the transaction ends, and then nobody can make a month.
 */
export async function readTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    with recursive member (root, oid) as (
      select oid, oid from pg_class
      where relnamespace = ${ourSchema} and relkind in ('r', 'p') and not relispartition
      union all
      select m.root, i.inhrelid from member m join pg_inherits i on i.inhparent = m.oid
    ), part as (
      select m.root, array_agg(p.relname::text order by p.relname) as names, sum(greatest(p.reltuples, 0)) as estimated
      from member m join pg_class p on p.oid = m.oid where p.relkind = 'r' group by m.root
    )
    select c.relname as name, coalesce(p.names, '{}') as parts, coalesce(p.estimated, 0)::double precision as "estimatedRows",
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns
    from member m join pg_class c on c.oid = m.oid left join part p on p.root = m.oid
    where m.root = m.oid order by c.relname`);
  return rows;
}

/** What the sequences of the schema will give next. They belong to no snapshot: read after it, they are ahead of its ids. */
export async function readSequences(client: ClientBase): Promise<SnapshotSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = ${ourSchema} order by relname`,
  );
  const sequences: SnapshotSequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${client.escapeIdentifier(name)}`,
    );
    sequences.push(...state.rows.map((row) => ({ name, ...row })));
  }
  return sequences;
}

/** Months that have a partition, as first days. */
export async function readMonths(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(`
    select distinct replace(right(c.relname, 7), '_', '-') || '-01' as month
    from pg_class c
    where c.relnamespace = ${ourSchema} and c.relkind = 'r' and c.relispartition and c.relname ~ '_\\d{4}_\\d{2}$'
    order by 1`);
  return rows.map((row) => row.month);
}

/** In the order of their names; none when the database is not Earshot's. */
export async function readMigrations(client: ClientBase): Promise<AppliedMigration[]> {
  const found = await client.query("select from pg_class where oid = to_regclass('migration')");
  if (found.rowCount === 0) return [];
  const { rows } = await client.query<AppliedMigration>(`
    select name, checksum, to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "appliedAt"
    from migration order by name`);
  return rows;
}

/** Bytes of the whole database, its indexes included. Asks no table, so it waits for nobody. */
export async function databaseBytes(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    "select pg_database_size(current_database())::double precision as bytes",
  );
  return rows[0]?.bytes ?? 0;
}
