import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";
import type { Logger } from "../logger.ts";
import { StartError, systemCode } from "../start-error.ts";
import { claimServer } from "./admin.ts";
import type { ServerAddress } from "./admin.ts";
import type { Cluster } from "./cluster.ts";

const AGAIN_MS = 250;

export type Ownership = {
  /** The session that holds the claim and creates databases. */
  session(): Client;
  /** Stops the server with `stop` while the claim is still held, so that no other start can take it in between. */
  end(stop: () => Promise<void>): Promise<void>;
};

/**
 * Keeps a claim for as long as we run. The server ends all sessions when one of its processes crashes and
 * then recovers by itself: the claim is renewed. When the server itself is gone, `onLost` is called, once.
 */
export function keepOwnership(options: {
  address: ServerAddress;
  session: Client;
  isRunning: () => Promise<boolean>;
  onLost: (reason: string) => void;
  log: Logger;
}): Ownership {
  const state = { session: options.session, isEnding: false };

  async function renew(): Promise<void> {
    while (!state.isEnding) {
      if (!(await options.isRunning())) return lose("PostgreSQL ended unexpectedly");
      const claimed = await claimServer(options.address).catch(() => null);
      if (claimed?.ok === true) return keep(claimed.session);
      if (claimed?.ok === false && !isGoing(claimed.holder)) return lose(`${claimed.holder} took it over`);
      await delay(AGAIN_MS);
    }
  }

  function keep(session: Client): void {
    state.session = session;
    if (state.isEnding) session.end().catch(() => undefined);
    else options.log.warn("the database recovered from a crash of one of its processes");
    watch();
  }

  function lose(reason: string): void {
    if (!state.isEnding) options.onLost(reason);
  }

  function watch(): void {
    state.session.once("end", () => {
      if (!state.isEnding) void renew();
    });
  }

  watch();
  return {
    session: () => state.session,
    async end(stop) {
      state.isEnding = true;
      await stop();
      await state.session.end().catch(() => undefined);
    },
  };
}

/** A holder that is just ending has no name any more, or the name of a process of this machine that is gone. */
export function isGoing(holder: string): boolean {
  const pid = HOLDER.exec(holder)?.[1];
  if (pid === undefined) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return systemCode(error) === "ESRCH";
  }
}

export function inUse(holder: string, cluster: Cluster): StartError {
  const [, pid, machine] = HOLDER.exec(holder) ?? [];
  const name = pid === undefined ? "another program" : `process ${pid} on ${machine ?? "this machine"}`;
  return new StartError(
    "in_use",
    `Another Earshot is running on this data: ${name} holds ${cluster.folder}.`,
    "Stop it first, or give this one its own folder with EARSHOT_DATA_DIR.",
  );
}

const HOLDER = /^earshot (\d+)@(.*)$/;
