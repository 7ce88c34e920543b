import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { Client, DatabaseError } from "pg";
import { createTestDatabase } from "../support/test-database.ts";

/** What `connectBackend` needs to reach a server under test. */
export type ServerAddress = { redisUrl: string | null; databaseUrl: string; redisPrefix: string };

export type TestServer = {
  address: ServerAddress;
  /** As if somebody had emptied the queue: nothing of it is left. */
  loseEverything(): Promise<void>;
  /** As if the network had dropped every connection. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
};

export async function startPostgresQueue(): Promise<TestServer> {
  const database = await createTestDatabase();
  const admin = new Client({ connectionString: database.url });
  await admin.connect();
  return {
    address: { redisUrl: null, databaseUrl: database.url, redisPrefix: "" },
    async loseEverything() {
      const tables = await admin.query<{ list: string | null }>(
        `select string_agg(format('%I.%I', schemaname, tablename), ', ') as list
           from pg_tables where schemaname = 'bullmq' and tablename <> 'migration'`,
      );
      await truncateBesideWork(admin, tables.rows[0]?.list ?? "");
    },
    async cutConnections() {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()`,
      );
    },
    async close() {
      await admin.end();
      await database.drop();
    },
  };
}

/**
 * Workers that run meanwhile hold locks in an order of their own, so that PostgreSQL may have to end one side of a
 * deadlock; when it is this side, the tables are taken again.
 */
async function truncateBesideWork(admin: Client, tables: string): Promise<void> {
  for (;;) {
    try {
      await admin.query(`truncate ${tables}`);
      return;
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== "40P01") throw error;
    }
  }
}

/** How a Redis can be had here, in words for the name of the suite; null when it cannot. */
export function redisOnOffer(): "TEST_REDIS_URL" | "redis-server" | null {
  if (process.env["TEST_REDIS_URL"]) return "TEST_REDIS_URL";
  const found = spawnSync("redis-server", ["--version"], { stdio: "ignore" });
  return found.status === 0 ? "redis-server" : null;
}

export async function startRedisQueue(): Promise<TestServer> {
  const given = process.env["TEST_REDIS_URL"];
  const spawned = given ? null : await spawnRedis(await freePort());
  const redisUrl = given ?? spawned?.url ?? "";
  const redisPrefix = `earshot-test-${process.pid}`;
  const admin = new Redis(redisUrl);
  const deleteKeys = async () => {
    const keys = await admin.keys(`${redisPrefix}:*`);
    if (keys.length > 0) await admin.del(...keys);
  };
  return {
    address: { redisUrl, databaseUrl: "", redisPrefix },
    loseEverything: deleteKeys,
    async cutConnections() {
      await admin.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    },
    async close() {
      await deleteKeys();
      await admin.quit();
      await spawned?.kill();
    },
  };
}

export type SpawnedRedis = { url: string; kill(): Promise<void> };

/** Ends the server when its input ends, which it does however this process ends. */
const leash = 'redis-server "$@" </dev/null & read -r _; kill -9 $!; wait';

/** A Redis of one's own on loopback that writes nothing worth keeping. */
export async function spawnRedis(port: number, settings: string[] = []): Promise<SpawnedRedis> {
  const folder = await mkdtemp(path.join(tmpdir(), "earshot-redis-"));
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const all = [...options, "--appendonly", "no", ...settings];
  const shell = spawn("/bin/sh", ["-c", leash, "sh", ...all], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const exited = once(shell, "exit");
  await untilReady(shell);
  return {
    url: `redis://127.0.0.1:${port}`,
    async kill() {
      shell.stdin.end();
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(server: ChildProcess): Promise<void> {
  let output = "";
  for await (const chunk of server.stdout ?? []) {
    output += String(chunk);
    if (output.includes("Ready to accept connections")) {
      server.stdout?.resume();
      return;
    }
  }
  throw new Error(`redis-server did not start: ${output}`);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
