import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import path from "node:path";
import { checkFreeDisk } from "../disk.ts";
import type { Logger } from "../logger.ts";
import { serverAccount } from "./account.ts";
import type { ServerAccount } from "./account.ts";
import { createDatabase, databaseUrl } from "./admin.ts";
import { clusterAccount, clusterExists, clusterIn, createCluster } from "./cluster.ts";
import { folderError, prepareDataDir, removeLeftBehind } from "./data-folder.ts";
import { copyNativeFolder, installedNativeFolder } from "./native-folder.ts";
import { keepOwnership } from "./ownership.ts";
import { passwordOfRunning, readPassword, replaceLostPassword } from "./password.ts";
import { findPostmaster, isPostmaster } from "./postmaster-file.ts";
import { stopPostmaster } from "./postmaster.ts";
import { takeServer } from "./take-server.ts";
import type { Place } from "./take-server.ts";

/** What a start is doing, for a line on the screen. */
export type StartStep = "copying" | "creating" | "starting" | "adopting";

export type EmbeddedPostgres = {
  /** URL of the database `earshot`, password included. */
  url: string;
  /** True when a server left behind by a killed start was found running and taken over. */
  adopted: boolean;
  /** The server's process. */
  pid: number;
  /** Creates a database unless it exists, as a copy of `template` if given, and returns its URL. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Stops the server; may be called twice. */
  close(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Folder of ours: `postgres/` below it holds the data, `postgresql-<release>/` the programs when root starts. */
  dataDir: string;
  log: Logger;
  onProgress?: (step: StartStep) => void;
  /** Called once when the server ended without us, so that the process can stop in order. */
  onLost?: (reason: string) => void;
  /** Server settings over the built-in ones, such as `{ fsync: "off" }` for tests. */
  settings?: Readonly<Record<string, string>>;
  /** Ends a start that is still under way: it leaves nothing half-made and nothing running, and rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Free disk below which a start is refused; 300 MB when absent. */
  minFreeBytes?: number;
};

const DATABASE = "earshot";

/**
 * Brings up the PostgreSQL of a data folder: creates it at the first start, adopts a server that a killed
 * start left running, else starts one. Throws StartError, which names what holds the folder when a living
 * Earshot does.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const fallback = serverAccount();
  const dataDir = await prepareDataDir(options.dataDir, fallback);
  const cluster = clusterIn(dataDir);
  let account = fallback;
  try {
    if (fallback !== null) account = await clusterAccount(cluster, fallback);
    const place = await preparePlace(dataDir, account, options);
    const taken = await takeServer(place, options);
    const postgres = handle(place, taken, options);
    try {
      options.signal?.throwIfAborted();
      await removeLeftBehind(dataDir, Date.now());
      await postgres.createDatabase(DATABASE);
    } catch (error) {
      await postgres.close();
      throw error;
    }
    options.log.info({ pid: postgres.pid, adopted: postgres.adopted }, "database is up");
    return postgres;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw await folderError(dataDir, account, error);
  }
}

/** The running server of a data folder for a second process, such as a command beside a running Earshot; else null. */
export async function findEmbeddedPostgres(dataDir: string): Promise<{ url: string; pid: number } | null> {
  if (!existsSync(dataDir)) return null;
  const cluster = clusterIn(await realpath(dataDir));
  if (!(await clusterExists(cluster))) return null;
  const postmaster = await findPostmaster(cluster.dataFolder);
  if (postmaster?.status !== "ready") return null;
  const address = { port: postmaster.port, password: await passwordOfRunning(cluster) };
  return { url: databaseUrl(address, DATABASE), pid: postmaster.pid };
}

async function preparePlace(
  dataDir: string,
  account: ServerAccount | null,
  options: EmbeddedPostgresOptions,
): Promise<Place> {
  const { signal } = options;
  const cluster = clusterIn(dataDir);
  await checkFreeDisk(dataDir, options.minFreeBytes);
  const installed = installedNativeFolder();
  const native =
    account === null
      ? installed
      : await copyNativeFolder(installed, dataDir, { onCopy: () => options.onProgress?.("copying"), signal });
  const binFolder = path.join(native.dir, "bin");
  if (!(await clusterExists(cluster))) {
    options.onProgress?.("creating");
    const waitForDisk = options.settings?.["fsync"] !== "off";
    await createCluster(cluster, binFolder, account, { waitForDisk, signal });
  } else if ((await readPassword(cluster)) === null && (await findPostmaster(cluster.dataFolder)) === null) {
    options.log.warn(
      { file: cluster.passwordFile },
      "the password of the database was lost; making a new one",
    );
    await replaceLostPassword(cluster, binFolder, account);
  }
  return { cluster, binFolder, account };
}

function handle(
  { cluster }: Place,
  { postmaster, address, session, adopted }: Awaited<ReturnType<typeof takeServer>>,
  { log, onLost }: EmbeddedPostgresOptions,
): EmbeddedPostgres {
  const { pid } = postmaster;
  const ownership = keepOwnership({
    address,
    session,
    log,
    isRunning: () => isPostmaster(pid, cluster.dataFolder),
    onLost: (reason) => {
      log.fatal({ pid, reason }, "the database is lost");
      onLost?.(reason);
    },
  });
  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    await ownership.end(() => stopPostmaster(pid, cluster.dataFolder));
    log.info({ pid }, "database is down");
  }
  return {
    url: databaseUrl(address, DATABASE),
    adopted,
    pid,
    async createDatabase(name, template) {
      await createDatabase(ownership.session(), name, template);
      return databaseUrl(address, name);
    },
    close: () => (closing ??= close()),
  };
}
