import { rm } from "node:fs/promises";
import path from "node:path";
import { createLogger } from "@earshot/runtime/logger";
import { startEmbeddedPostgres } from "@earshot/runtime/postgres/embedded-postgres";
import { openProxy } from "../queue/proxy.ts";
import { freePort, spawnRedis } from "../queue/test-servers.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A server that can be killed and comes back with what it had written to disk, under the same address. */
export interface KillableServer {
  name: string;
  url: string;
  kill(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL that keeps every commit (fsync may be off: the process is killed, not the machine). */
export async function startKillablePostgres(): Promise<KillableServer> {
  const { folder, remove } = await temporaryFolder();
  const log = createLogger({ level: "silent", name: "test" });
  let lost: Promise<void> = Promise.resolve();
  const start = async () => {
    let tell: () => void = () => undefined;
    lost = new Promise((resolve) => (tell = resolve));
    return startEmbeddedPostgres({ dataDir: folder, log, settings: { fsync: "off" }, onLost: () => tell() });
  };
  let server = await start();
  const proxy = await openProxy(server.url);
  return {
    name: "PostgreSQL",
    url: proxy.url,
    async kill() {
      process.kill(server.pid, "SIGKILL");
      await lost;
      await proxy.breakDown();
    },
    async comeBack() {
      server = await start();
      await proxy.repair(server.url);
    },
    async close() {
      await proxy.close();
      await server.close();
      await remove();
    },
  };
}

export interface KillableRedis extends KillableServer {
  /** Kills it and takes away all that it had written. */
  lose(): Promise<void>;
}

/** Redis that writes every command to disk before it answers. */
export async function startKillableRedis(): Promise<KillableRedis> {
  const { folder, remove } = await temporaryFolder();
  const port = await freePort();
  const settings = ["--dir", folder, "--appendonly", "yes", "--appendfsync", "always"];
  let server = await spawnRedis(port, settings);
  return {
    name: "Redis",
    url: server.url,
    kill: () => server.kill(),
    async lose() {
      await server.kill();
      await rm(path.join(folder, "appendonlydir"), { recursive: true, force: true });
    },
    async comeBack() {
      server = await spawnRedis(port, settings);
    },
    async close() {
      await server.kill();
      await remove();
    },
  };
}
