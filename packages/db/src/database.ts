import { drizzle } from "drizzle-orm/node-postgres";
import type { NodePgDatabase, NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm";
import { Pool } from "pg";
import { timeQueries } from "./time-queries.ts";

/** What every query takes first: the database or a transaction on it. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

export interface Database {
  db: NodePgDatabase;
  pool: Pool;
  /** Gives the connections back; a second call does nothing. */
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Most connections at once. */
  max?: number;
  applicationName?: string;
  /** Hears of idle connections that broke; the pool replaces them by itself. */
  onIdleError?: (error: Error) => void;
  /** Hears how many milliseconds each statement took, on the way of whoever asked. */
  onQuery?: (ms: number) => void;
}

/** A server that vanished without a word is asked for after half a minute of silence; the system by itself would wait for two hours. */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 30_000 } as const;

/** Opens a pool on `url`; connects with the first query. */
export function connectDatabase(url: string, options: ConnectOptions = {}): Database {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "earshot",
    connectionTimeoutMillis: 10_000,
    ...keptAlive,
  });
  // Without a listener an idle connection that the server closes would end the process.
  pool.on("error", (error) => options.onIdleError?.(error));
  // The same for one in use that is lost between two statements of a transaction: the next statement fails with it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  if (options.onQuery) timeQueries(pool, options.onQuery);
  let closing: Promise<void> | null = null;
  return {
    db: drizzle(pool),
    pool,
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

/** Runs a statement that the builder cannot say; `T` is the shape of its rows, whose timestamps and bigints are text. */
export async function readRows<T>(db: Db, statement: SQL): Promise<T[]> {
  const result = await db.execute(statement);
  return result.rows as T[];
}
