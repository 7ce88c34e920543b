import { setTimeout as wait } from "node:timers/promises";
import { createPostgresBackend, Queue, runMigrations, Worker } from "bullmq";
import type { PostgresConnectionOptions } from "bullmq";
import { Pool, type ClientBase } from "pg";
import { createActivity } from "./activity.ts";
import type { Log } from "./log.ts";
import { createQuietWarning } from "./quiet-warning.ts";
import type { Backend, RawQueue, RawWorker } from "./raw-queue.ts";
import { serverError } from "./server-error.ts";

/** The library looks for its tables in this schema when it is handed a pool, and in no other. */
const schema = "bullmq";
/**
 * A crash of the server may take the last half second of the queue with it, as losing all of it would:
 * jobs run again or are enqueued by the sweep. Not waiting for the disk makes it several times as fast.
 */
const session = `set search_path to ${schema}; set synchronous_commit to off`;
/** Connections for commands, shared by all queues and workers of a process; they are short and many. */
const commandConnectionsMax = 6;

/** Every statement of the queue is short; one that takes this long is lost in a dead network. */
const queryMs = 30_000;
/** Closing does not wait longer than this for a worker that would not close. */
const endMs = 2_000;

/**
 * The queue in PostgreSQL: one pool for the process, in a schema of its own.
 *
 * @NOTE `search_path` and LISTEN are state of a session: a pooler in transaction mode in between breaks both.
 */
export async function connectPostgres(databaseUrl: string, log: Log): Promise<Backend> {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: commandConnectionsMax,
    keepAlive: true,
    application_name: "earshot-queue",
    connectionTimeoutMillis: 10_000,
    query_timeout: queryMs,
    // Awaited by the pool before the connection is handed out, though typed as if it were not.
    onConnect: ((client: ClientBase) => client.query(session)) as unknown as (client: ClientBase) => void,
  });
  // Each queue and worker listens to the pool's errors.
  pool.setMaxListeners(0);
  const warn = createQuietWarning(log, 10_000, Date.now);
  pool.on("error", (error) => warn(error));
  // A connection in use that is lost between two statements would otherwise end the process; the next one fails with it.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw serverError("PostgreSQL", "DATABASE_URL", databaseUrl, error);
  }

  const connection = pool as unknown as PostgresConnectionOptions;
  let closing: Promise<void> | null = null;
  return {
    kind: "postgresql",
    log,
    activity: createActivity(),
    warn,
    openQueue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as RawQueue,
    openWorker(name, processor, settings) {
      // A worker keeps one connection of the pool for LISTEN as long as it lives.
      pool.options.max += 1;
      const worker = new Worker(name, processor, { connection, ...settings }, createPostgresBackend);
      worker.once("closed", () => {
        pool.options.max -= 1;
      });
      return worker as unknown as RawWorker;
    },
    async forgetFailed({ queueName, id }) {
      // The library refuses to remove any run of a schedule on this server, also one that has long ended.
      const failed = `delete from ${schema}.job where queue = $1 and id = $2 and state = 'failed'`;
      await pool.query(failed, [queueName, id]);
    },
    async ping() {
      await pool.query("select 1");
    },
    close: () => (closing ??= Promise.race([pool.end(), wait(endMs, undefined, { ref: false })])),
  };
}

/** The library takes an advisory lock for this, so late starters wait and find the work done. */
async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
}
