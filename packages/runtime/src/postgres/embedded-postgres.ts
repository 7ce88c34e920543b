import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";
import type { Client } from "pg";
import type { Logger } from "../logger.ts";
import { StartError, errorText, systemCode } from "../start-error.ts";
import { serverAccount } from "./account.ts";
import type { ServerAccount } from "./account.ts";
import { claimServer, createDatabase, databaseUrl } from "./admin.ts";
import type { ServerAddress } from "./admin.ts";
import { SERVER_USER, clusterExists, clusterIn, createCluster, readPassword } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { folderError, prepareDataDir } from "./data-folder.ts";
import { explainOutput } from "./explain-output.ts";
import { copyNativeFolder, installedNativeFolder } from "./native-folder.ts";
import { findPostmaster } from "./postmaster-file.ts";
import type { Postmaster } from "./postmaster-file.ts";
import { spawnPostmaster, stopPostmaster } from "./postmaster.ts";

/** What a start is doing, for a line on the screen. */
export type StartStep = "copying" | "creating" | "starting" | "adopting";

export type EmbeddedPostgres = {
  /** URL of the database `earshot`, password included. */
  url: string;
  /** True when a server left behind by a killed start was found running and taken over. */
  adopted: boolean;
  pid: number;
  /** Creates a database unless it exists and returns its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Stops the server; may be called twice. */
  close(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Folder of ours: `postgres/` below it holds the data, `postgresql-<release>/` the binaries when root starts. */
  dataDir: string;
  log: Logger;
  onProgress?: (step: StartStep) => void;
  /** Server settings over the built-in ones, such as `{ fsync: "off" }` for tests. */
  settings?: Readonly<Record<string, string>>;
};

type Place = { cluster: Cluster; binFolder: string; account: ServerAccount | null };
type Owned = { postmaster: Postmaster; address: ServerAddress; session: Client; adopted: boolean };

/** How long a start waits for another one, or for a server that is going down. */
const PATIENCE_MS = 30_000;
const FAST_STOP_MS = 3_000;

/**
 * Brings up the PostgreSQL of a data folder: creates it at the first start, adopts a server that a killed
 * start left running, else starts one. Throws StartError, which names what holds the folder when a living
 * Earshot does.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const dataDir = await prepareDataDir(options.dataDir, account);
  try {
    const place = await preparePlace(dataDir, account, options);
    const owned = await own(place, options);
    const { address, session, postmaster } = owned;
    await createDatabase(session, "earshot");
    options.log.info({ pid: postmaster.pid, port: address.port, adopted: owned.adopted }, "database is up");
    return {
      url: databaseUrl(address, "earshot"),
      adopted: owned.adopted,
      pid: postmaster.pid,
      createDatabase: async (name, template) => {
        await createDatabase(session, name, template);
        return databaseUrl(address, name);
      },
      close: closeOnce(async () => {
        await stopPostmaster(postmaster.pid, place.cluster.dataFolder, FAST_STOP_MS);
        await session.end().catch(() => undefined);
        options.log.info({ pid: postmaster.pid }, "database is down");
      }),
    };
  } catch (error) {
    throw folderError(dataDir, account, error);
  }
}

/** The running server of a data folder for a second process, such as a command beside a running Earshot; else null. */
export async function findEmbeddedPostgres(dataDir: string): Promise<{ url: string; pid: number } | null> {
  const cluster = clusterIn(path.resolve(dataDir));
  if (!(await clusterExists(cluster))) return null;
  const postmaster = await findPostmaster(cluster.dataFolder);
  if (postmaster?.status !== "ready") return null;
  const address = { port: postmaster.port, user: SERVER_USER, password: await readPassword(cluster) };
  return { url: databaseUrl(address, "earshot"), pid: postmaster.pid };
}

async function preparePlace(
  dataDir: string,
  account: ServerAccount | null,
  options: EmbeddedPostgresOptions,
): Promise<Place> {
  const installed = installedNativeFolder();
  if (account !== null) options.onProgress?.("copying");
  const native = account === null ? installed : await copyNativeFolder(installed, dataDir);
  const cluster = clusterIn(dataDir);
  const binFolder = path.join(native.dir, "bin");
  if (!(await clusterExists(cluster))) {
    options.onProgress?.("creating");
    await createCluster(cluster, binFolder, account);
  }
  return { cluster, binFolder, account };
}

/** Repeats until the server is ours: between two looks another start may create, stop or claim it. */
async function own(place: Place, options: EmbeddedPostgresOptions): Promise<Owned> {
  const { cluster } = place;
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const running = await findPostmaster(cluster.dataFolder);
    options.onProgress?.(running === null ? "starting" : "adopting");
    const spawned =
      running === null ? await spawnPostmaster({ ...place, settings: options.settings ?? {} }) : null;
    if (spawned?.ok === false && !isLostRace(spawned.output)) {
      throw explainOutput(spawned.output, cluster.folder, "start");
    }
    const postmaster = spawned?.ok === true ? spawned.postmaster : running;
    const claimed = postmaster === null ? null : await claim(postmaster, cluster, deadline);
    if (claimed !== null && postmaster !== null) return { ...claimed, postmaster, adopted: running !== null };
    if (performance.now() > deadline) {
      throw new StartError(
        "database",
        `The database in ${cluster.folder} did not answer within ${PATIENCE_MS / 1000} s.`,
        "Look at server.log in that folder.",
      );
    }
    await delay(50);
  }
}

/** Null: not now, look again. Throws when a living Earshot owns the server. */
async function claim(
  postmaster: Postmaster,
  cluster: Cluster,
  deadline: number,
): Promise<{ address: ServerAddress; session: Client } | null> {
  if (postmaster.status !== "ready") return null;
  const address = { port: postmaster.port, user: SERVER_USER, password: await readPassword(cluster) };
  try {
    const claimed = await claimServer(address);
    if (claimed.ok) return { address, session: claimed.session };
    if (!isGoing(claimed.holder) || performance.now() > deadline) throw inUse(claimed.holder, cluster);
    return null;
  } catch (error) {
    if (isTransient(error)) return null;
    throw error;
  }
}

function inUse(holder: string, cluster: Cluster): StartError {
  const who = /^earshot (\d+)@(.*)$/.exec(holder);
  const name = who === null ? "another program" : `process ${who[1]} on ${who[2]}`;
  return new StartError(
    "in_use",
    `Another Earshot is running on this data: ${name} holds ${cluster.folder}.`,
    "Stop it first, or give this one its own folder with EARSHOT_DATA_DIR.",
  );
}

/** A session that is just ending has no name any more, or the name of a process of ours that is gone. */
function isGoing(holder: string): boolean {
  const pid = /^earshot (\d+)@/.exec(holder)?.[1];
  if (pid === undefined) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return systemCode(error) === "ESRCH";
  }
}

/** Two servers were started at once on one folder, or another program took the port in between. */
function isLostRace(output: string): boolean {
  return /lock file "postmaster\.pid" already exists|Address already in use|pre-existing shared memory block/.test(
    output,
  );
}

/** The server is starting, stopping or gone: look again. */
function isTransient(error: unknown): boolean {
  if (error instanceof DatabaseError) return error.code === "57P03" || error.code === "57P01";
  return (
    ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(systemCode(error) ?? "") ||
    /terminated|timeout/i.test(errorText(error))
  );
}

function closeOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | null = null;
  return () => (closing ??= close());
}
