import type { ClientBase } from "pg";
import { leftOutSchemas } from "./left-out.ts";

const ourSchema = "(select oid from pg_namespace where nspname = current_schema())";
const ownedByExtension = (catalogue: string): string =>
  `exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype = 'e')`;

/** Each tells the statements that drop one sort of thing. Dropped with what depends on them, so the order hardly matters. */
const sorts = [
  `select format('drop %s if exists %s cascade',
     case o.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
     o.oid::regclass) as drop
   from pg_class o where o.relnamespace = ${ourSchema} and o.relkind in ('r', 'p', 'v', 'm', 'S') and not o.relispartition
     and not ${ownedByExtension("pg_class")}
     and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = o.oid
       and o.relkind = 'S' and d.deptype in ('a', 'i'))`,
  `select format('drop routine if exists %s cascade', o.oid::regprocedure) as drop from pg_proc o
   where o.pronamespace = ${ourSchema} and not ${ownedByExtension("pg_proc")}`,
  `select format('drop text search configuration if exists %I cascade', o.cfgname) as drop from pg_ts_config o
   where o.cfgnamespace = ${ourSchema} and not ${ownedByExtension("pg_ts_config")}`,
  `select format('drop text search dictionary if exists %I cascade', o.dictname) as drop from pg_ts_dict o
   where o.dictnamespace = ${ourSchema} and not ${ownedByExtension("pg_ts_dict")}`,
  `select format('drop type if exists %s cascade', o.oid::regtype) as drop from pg_type o
   where o.typnamespace = ${ourSchema} and o.typtype in ('e', 'd') and not ${ownedByExtension("pg_type")}`,
  `select format('drop collation if exists %I cascade', o.collname) as drop from pg_collation o
   where o.collnamespace = ${ourSchema} and not ${ownedByExtension("pg_collation")}`,
];

/**
 * Takes everything of Earshot out of the database, the queue's own schema too: its jobs speak of posts that are going. The
 * schema itself stays, with its owner and its rights. One by one, because not every account may drop the schema.
 */
export async function clearSchema(client: ClientBase): Promise<void> {
  for (const sort of sorts) {
    const { rows } = await client.query<{ drop: string }>(sort);
    for (const { drop } of rows) await client.query(drop);
  }
  for (const schema of Object.keys(leftOutSchemas))
    await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
}
