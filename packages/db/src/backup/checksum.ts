import type { ClientBase } from "pg";

/** Both as text: they outgrow 2^53. */
export interface TableChecksum {
  rows: string;
  /** Sum over all rows of 64 bits of the MD5 of the row's text: the same in whatever order the rows come. */
  sum: string;
}

/** Counts a table and sums it up, as the transaction of the connection sees it. Needs the steady settings on both sides. */
export async function checksumOf(client: ClientBase, table: string): Promise<TableChecksum> {
  const name = client.escapeIdentifier(table);
  const { rows } = await client.query<TableChecksum>(`
    select count(*)::text as rows,
      coalesce(sum(('x' || left(md5(t::text), 16))::bit(64)::bigint::numeric), 0)::text as sum
    from ${name} t`);
  return rows[0] ?? { rows: "0", sum: "0" };
}
