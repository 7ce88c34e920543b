import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { migrate } from "@earshot/db/migrate";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { Client, escapeIdentifier } from "pg";
import type { TestProject } from "vitest/node";
import { temporaryFolder } from "./temporary-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A server for the whole run: an administrator's URL, and what every database of this run begins with. */
    postgres: { adminUrl: string; prefix: string };
  }
}

type Server = { adminUrl: string; close(): Promise<void> };

/** Test data is thrown away, so nothing waits for the disk. */
const CARELESS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/**
 * One PostgreSQL for the whole run: that of TEST_DATABASE_URL, else an embedded one in a temporary folder.
 * Brings a migrated template that every test database is copied from; see `test-database.ts`.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const server = given === undefined || given === "" ? await startTemporary() : foreignServer(given);
  const prefix = `earshot_test_${randomBytes(4).toString("hex")}`;
  const template = `${prefix}_template`;
  try {
    await query(server.adminUrl, `create database ${escapeIdentifier(template)}`);
    await migrate(withDatabase(server.adminUrl, template));
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide("postgres", { adminUrl: server.adminUrl, prefix });
  return async () => {
    await dropAll(server.adminUrl, prefix);
    await server.close();
  };
}

async function startTemporary(): Promise<Server> {
  const { folder, remove } = await temporaryFolder();
  const log = createLogger({ level: "error", name: "test" });
  const server = await startEmbeddedPostgres({ dataDir: folder, log, settings: CARELESS });
  const released = stopWhenWeDie(server.pid, folder);
  return {
    adminUrl: withDatabase(server.url, "postgres"),
    close: async () => {
      await server.close();
      released();
      await remove();
    },
  };
}

/**
 * An interrupted or killed run gets no teardown. This shell outlives it in a session of its own, sees its
 * input end, then ends the server and removes the folder.
 */
function stopWhenWeDie(pid: number, folder: string): () => void {
  const script = 'read -r word; [ "$word" = released ] || { kill -QUIT "$1"; sleep 1; rm -rf "$2"; }';
  const shell = spawn("/bin/sh", ["-c", script, "sh", String(pid), folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  shell.unref();
  return () => shell.stdin.end("released\n");
}

function foreignServer(adminUrl: string): Server {
  return { adminUrl, close: async () => undefined };
}

async function dropAll(adminUrl: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const left = await client.query<{ name: string }>(
      "select datname as name from pg_database where starts_with(datname, $1)",
      [prefix],
    );
    for (const { name } of left.rows)
      await client.query(`drop database ${escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
