import type { ClientBase } from "pg";
import type { AppliedMigration, SnapshotSequence, SnapshotTable } from "./snapshot.ts";

/** A table with the relations that hold its rows: itself, or its partitions. */
export interface StoredTable extends SnapshotTable {
  parts: string[];
  /** Of the server's statistics; 0 where it has none. */
  estimatedRows: number;
}

const ourSchema = "(select oid from pg_namespace where nspname = current_schema())";

/** All tables of the schema that the connection works in, by name; a partitioned one is one table. */
export async function readTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    select c.relname as name,
      array(
        select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        order by a.attnum) as columns,
      case c.relkind when 'r' then array[c.relname::text] else array(
        select p.relname::text from pg_partition_tree(c.oid) t join pg_class p on p.oid = t.relid
        where t.isleaf order by p.relname) end as parts,
      (select coalesce(sum(greatest(p.reltuples, 0)), 0)::double precision
        from pg_class p where p.oid = c.oid and c.relkind = 'r'
          or c.relkind = 'p' and p.oid in (select relid from pg_partition_tree(c.oid) where isleaf)) as "estimatedRows"
    from pg_class c
    where c.relnamespace = ${ourSchema} and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`);
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

/** Bytes of all tables of the schema without their indexes. */
export async function tableBytes(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ bytes: number }>(
    `select coalesce(sum(pg_table_size(oid)), 0)::double precision as bytes
     from pg_class where relkind = 'r' and relnamespace = ${ourSchema}`,
  );
  return rows[0]?.bytes ?? 0;
}
