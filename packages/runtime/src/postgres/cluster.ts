import { chown, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { StartError, systemCode } from "../start-error.ts";
import type { ServerAccount } from "./account.ts";
import { SERVER_USER } from "./admin.ts";
import { explainOutput } from "./explain-output.ts";
import { writeNewPassword } from "./password.ts";
import { runProgram } from "./run-program.ts";

/** The files of one embedded server. `folder` holds all of them and is closed to other accounts. */
export type Cluster = {
  folder: string;
  dataFolder: string;
  passwordFile: string;
  logFile: string;
};

/** Where the cluster of a data folder lies, whether or not it exists yet. */
export function clusterIn(dataDir: string): Cluster {
  const folder = path.join(dataDir, "postgres");
  return {
    folder,
    dataFolder: path.join(folder, "data"),
    passwordFile: path.join(folder, "password"),
    logFile: path.join(folder, "server.log"),
  };
}

/**
 * Who may run the cluster when root starts it: the owner of its files if it exists, so that root can start
 * what an ordinary user created, else `fallback`.
 */
export async function clusterAccount(cluster: Cluster, fallback: ServerAccount): Promise<ServerAccount> {
  try {
    const { uid, gid } = await stat(cluster.dataFolder);
    return uid === 0 ? fallback : { uid, gid };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return fallback;
    throw error;
  }
}

export async function clusterExists(cluster: Cluster): Promise<boolean> {
  try {
    await stat(path.join(cluster.dataFolder, "PG_VERSION"));
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

/**
 * Creates the cluster beside its final place and renames it there, so that neither a kill half-way nor
 * two starts at once leave a broken one. The generated password travels with the data. `signal` ends it at once, without a trace.
 */
export async function createCluster(
  cluster: Cluster,
  binFolder: string,
  account: ServerAccount | null,
  options: { waitForDisk: boolean; signal?: AbortSignal | undefined },
): Promise<void> {
  if (await isOccupied(cluster)) throw notOurs(cluster);
  const half = await mkdtemp(`${cluster.folder}.creating-`);
  try {
    const passwordFile = path.join(half, "password");
    await writeNewPassword(passwordFile, account);
    if (account !== null) await chown(half, account.uid, account.gid);
    await initialise({ half, passwordFile, binFolder, account, ...options });
    options.signal?.throwIfAborted();
    await renameUnlessThere(half, cluster);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function initialise(options: {
  half: string;
  passwordFile: string;
  binFolder: string;
  account: ServerAccount | null;
  waitForDisk: boolean;
  signal?: AbortSignal | undefined;
}): Promise<void> {
  const { half, passwordFile, binFolder, account, signal } = options;
  const args = [
    `--pgdata=${path.join(half, "data")}`,
    `--username=${SERVER_USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own C.UTF-8 sorts the same on every machine: no index breaks when a system's libc is updated.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...(options.waitForDisk ? [] : ["--no-sync"]),
  ];
  const file = path.join(binFolder, "initdb");
  let result = await runProgram({ file, args: [...args, "--lc-ctype=C.UTF-8"], cwd: half, account, signal });
  signal?.throwIfAborted();
  if (result.code !== 0 && result.output.includes("invalid locale name")) {
    // An old glibc without C.UTF-8. Only the classes of characters in full-text search depend on it.
    result = await runProgram({ file, args, cwd: half, account, signal });
  }
  if (result.code !== 0) throw explainOutput(result.output, half, "create its database");
}

async function renameUnlessThere(half: string, cluster: Cluster): Promise<void> {
  try {
    await rename(half, cluster.folder);
  } catch (error) {
    const code = systemCode(error);
    // Another start was quicker: its cluster stands, ours is thrown away.
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    if (!(await clusterExists(cluster))) throw notOurs(cluster);
  }
}

/** Whether something else than a cluster is in its place. */
async function isOccupied(cluster: Cluster): Promise<boolean> {
  try {
    return (await readdir(cluster.folder)).length > 0 && !(await clusterExists(cluster));
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

function notOurs(cluster: Cluster): StartError {
  return new StartError(
    "data_folder",
    `The folder ${cluster.folder} holds something that is not Earshot's database.`,
    "Move it away, or choose another data folder with EARSHOT_DATA_DIR.",
  );
}
