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
 * walk in a plan means that no index could have answered, however small the tables of the test are. `tables` of a page or two make every
 * plan as good as another, and which is taken changes when the server happens to gather its statistics: `tiny` ones are planned for as
 * if each had a million rows of whose columns nothing is known.
 */
export async function explainQueries(
  pool: Pool,
  work: () => Promise<unknown>,
  tables: "filled" | "tiny" = "filled",
): Promise<Planned[]> {
  const sent: QueryConfig[] = [];
  const overhear = (on: Pick<Pool, "query">): (() => void) => {
    const query = on.query.bind(on);
    // The pool itself asks its clients by a third argument, a callback.
    on.query = ((config: QueryConfig | string, values?: unknown[], ...rest: unknown[]) => {
      const statement = typeof config === "string" ? { text: config } : config;
      sent.push(Array.isArray(values) ? { ...statement, values } : statement);
      return (query as (...given: unknown[]) => unknown)(config, values, ...rest);
    }) as typeof on.query;
    return () => (on.query = query);
  };
  // Of a transaction its own client hears the statements.
  const silence: (() => void)[] = [overhear(pool)];
  const connect = pool.connect.bind(pool);
  pool.connect = ((callback?: Parameters<Pool["connect"]>[0]) => {
    // By a callback the pool itself asks, for a statement that was heard already.
    if (callback !== undefined) return connect(callback);
    return connect().then((client) => {
      silence.push(overhear(client));
      return client;
    });
  }) as typeof pool.connect;
  try {
    await work();
  } finally {
    pool.connect = connect;
    for (const each of silence.toReversed()) each();
  }
  const client = await pool.connect();
  try {
    await client.query("begin; set local enable_seqscan = off");
    if (tables === "tiny") await client.query(pretendMillions);
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
    // Closing the connection takes back what was pretended.
    client.release(true);
  }
}

/** Rows and pages stand in the catalogue, what is known of columns beside it; both only until the transaction ends. */
const pretendMillions = `
  update pg_class set reltuples = 1000000, relpages = 1 where relnamespace = 'public'::regnamespace and relkind = 'r';
  delete from pg_statistic where starelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`;

/** Reading an index alone is no walk: the list does so in its order, and an entry is a tenth of its row. */
function walkedBy(node: PlanNode): string[] {
  const isWalk =
    node["Node Type"] === "Seq Scan" ||
    (node["Node Type"] === "Index Scan" && node["Index Cond"] === undefined);
  const own = isWalk && node["Relation Name"] !== undefined ? [node["Relation Name"]] : [];
  return [...own, ...(node.Plans ?? []).flatMap(walkedBy)];
}
