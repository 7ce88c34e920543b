import type { Pool, QueryConfig } from "pg";

/** A statement as it was sent, with its plan. */
export interface Planned {
  text: string;
  /** Tables that are read row by row from one end to the other. */
  walked: string[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: PlanNode[];
}

/**
 * Runs `work` on the pool and returns the plans of all SELECTs it sent. The planner is told to avoid walking whole tables, so that a
 * walk in a plan means that no index could have answered, however small the tables of the test are.
 */
export async function explainQueries(pool: Pool, work: () => Promise<unknown>): Promise<Planned[]> {
  const sent: QueryConfig[] = [];
  const query = pool.query.bind(pool);
  pool.query = ((config: QueryConfig | string, values?: unknown[]) => {
    const statement = typeof config === "string" ? { text: config } : config;
    sent.push(values === undefined ? statement : { ...statement, values });
    return (query as (...given: unknown[]) => unknown)(config, values);
  }) as typeof pool.query;
  try {
    await work();
  } finally {
    pool.query = query;
  }
  const client = await pool.connect();
  try {
    await client.query("set enable_seqscan = off");
    const planned: Planned[] = [];
    for (const { text, values } of sent.filter(({ text }) => /^\s*(select|with)/i.test(text))) {
      const { rows } = await client.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>({
        text: `explain (format json) ${text}`,
        values: values ?? [],
      });
      const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
      planned.push({ text, walked: plan ? walkedBy(plan) : [] });
    }
    return planned;
  } finally {
    client.release(true);
  }
}

/** Reading an index alone is no walk: the list does so in its order, and an entry is a tenth of its row. */
function walkedBy(node: PlanNode): string[] {
  const isWalk =
    node["Node Type"] === "Seq Scan" ||
    (node["Node Type"] === "Index Scan" && node["Index Cond"] === undefined);
  const own = isWalk && node["Relation Name"] !== undefined ? [node["Relation Name"]] : [];
  return [...own, ...(node.Plans ?? []).flatMap(walkedBy)];
}
