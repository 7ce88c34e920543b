import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import type { Db } from "../database.ts";

/** A query asks more than the server does in the time it is given. */
export class TooSlowError extends Error {
  readonly limitMs: number;

  constructor(limitMs: number) {
    super(`The query was stopped after ${limitMs} ms.`);
    this.limitMs = limitMs;
  }
}

/** PostgreSQL's name for a statement that ran into its time limit. */
const canceled = "57014";

/**
 * Reads with a limit on the time of each statement, and with more memory than usual, in which sets of posts with common words find room.
 * Throws a TooSlowError when the time is over.
 * @param config how statements see each other, e.g. all of them the same moment
 */
export async function withinTime<T>(
  db: Db,
  limitMs: number,
  read: (tx: Db) => Promise<T>,
  config?: PgTransactionConfig,
): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(
        sql`select set_config('statement_timeout', ${String(limitMs)}, true), set_config('work_mem', '64MB', true)`,
      );
      return read(tx);
    }, config);
  } catch (error) {
    if (codeOf(error) === canceled) throw new TooSlowError(limitMs);
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return "code" in error && error.code !== undefined ? error.code : codeOf(error.cause);
}
