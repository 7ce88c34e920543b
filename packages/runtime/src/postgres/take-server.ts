import { setTimeout as delay } from "node:timers/promises";
import { DatabaseError } from "pg";
import type { Client } from "pg";
import { checkFreeDisk } from "../disk.ts";
import { StartError, errorText, systemCode } from "../start-error.ts";
import type { ServerAccount } from "./account.ts";
import { claimServer } from "./admin.ts";
import type { ServerAddress } from "./admin.ts";
import type { Cluster } from "./cluster.ts";
import { explainOutput } from "./explain-output.ts";
import { inUse, isGoing } from "./ownership.ts";
import { passwordOfRunning } from "./password.ts";
import { findPostmaster } from "./postmaster-file.ts";
import type { Postmaster } from "./postmaster-file.ts";
import { spawnPostmaster, stopPostmaster } from "./postmaster.ts";

/** Everything a server needs to run: its files, its programs and who runs them. */
export type Place = { cluster: Cluster; binFolder: string; account: ServerAccount | null };

export type TakenServer = {
  postmaster: Postmaster;
  address: ServerAddress;
  session: Client;
  adopted: boolean;
};

/** How long a start waits for another one, or for a server that is going down. */
const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 50;
/** Below this PostgreSQL cannot write one segment of its log of changes. */
const HOPELESS_BYTES = 17_000_000;

/**
 * Starts the server or adopts a running one, and claims it. Repeats until it is ours, because between two
 * looks another start may create, stop or claim it. Throws StartError when a living Earshot has it. Once `signal` says so
 * no server is started, and one that was started here but does not answer yet is stopped.
 */
export async function takeServer(
  place: Place,
  options: {
    settings?: Readonly<Record<string, string>>;
    onProgress?: (step: "starting" | "adopting") => void;
    signal?: AbortSignal;
  },
): Promise<TakenServer> {
  const { settings = {}, onProgress, signal } = options;
  const deadline = performance.now() + PATIENCE_MS;
  let started: Postmaster | null = null;
  for (;;) {
    const running = await findPostmaster(place.cluster.dataFolder);
    if (signal?.aborted === true) {
      if (running !== null && running.pid === started?.pid)
        await stopPostmaster(running.pid, place.cluster.dataFolder);
      throw signal.reason;
    }
    if (running === null) onProgress?.("starting");
    started = running === null ? await start(place, settings, signal) : started;
    const postmaster = running ?? started;
    const claimed = postmaster === null ? null : await claim(postmaster, place.cluster, deadline);
    if (claimed !== null && postmaster !== null) {
      if (running !== null) onProgress?.("adopting");
      return { ...claimed, postmaster, adopted: running !== null };
    }
    if (performance.now() > deadline) throw noAnswer(place.cluster);
    await delay(LOOK_AGAIN_MS);
  }
}

/** Null: another start was quicker, look again. */
async function start(
  place: Place,
  settings: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Postmaster | null> {
  const spawned = await spawnPostmaster({ ...place, settings, signal });
  if (spawned.ok) return spawned.postmaster;
  signal?.throwIfAborted();
  if (isLostRace(spawned.output)) return null;
  // On a full disk the server could not even write down why it stopped.
  await checkFreeDisk(place.cluster.folder, HOPELESS_BYTES);
  throw explainOutput(spawned.output, place.cluster.folder, "start");
}

/** Null: not now, look again. Throws when a living Earshot owns the server. */
async function claim(
  postmaster: Postmaster,
  cluster: Cluster,
  deadline: number,
): Promise<{ address: ServerAddress; session: Client } | null> {
  if (postmaster.status !== "ready") return null;
  const address = { port: postmaster.port, password: await passwordOfRunning(cluster) };
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

function noAnswer(cluster: Cluster): StartError {
  return new StartError(
    "database",
    `The database in ${cluster.folder} did not answer within ${PATIENCE_MS / 1000} s.`,
    "Look at server.log in that folder.",
  );
}

/**
 * Two servers were started at once on one folder, processes of a killed one are just ending, or another
 * program took the port in between.
 */
function isLostRace(output: string): boolean {
  return /lock file "postmaster\.pid" already exists|Address already in use|pre-existing shared memory block/.test(
    output,
  );
}

/** The server is starting, stopping or gone. */
function isTransient(error: unknown): boolean {
  if (error instanceof StartError) return false;
  if (error instanceof DatabaseError) return error.code === "57P03" || error.code === "57P01";
  if (["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(systemCode(error) ?? "")) return true;
  return /terminated|timeout/i.test(errorText(error));
}
