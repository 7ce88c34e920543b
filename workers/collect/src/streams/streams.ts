import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as after } from "node:timers/promises";
import { readCollectSource } from "@earshot/db/queries/due-sources";
import type { CollectSource } from "@earshot/db/queries/due-sources";
import { endedStreams, freeStreams, takeLease } from "@earshot/db/queries/stream-lease";
import { accessOf } from "../access-of-source.ts";
import { runStream } from "./run-stream.ts";
import type { StreamsDeps } from "./streams-deps.ts";

export interface Streams {
  /** Ends all listening: what came is saved, and the leases are given back. May be called twice. */
  close: () => Promise<void>;
}

interface Running {
  /** What was listened to: when it changes, listening begins anew. */
  address: string;
  stop: () => void;
  over: Promise<void>;
}

/** Listens to every stream whose lease this process can have, and takes over those whose process has died. */
export function createStreams(deps: StreamsDeps): Streams {
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const running = new Map<number, Running>();
  const closing = new AbortController();
  const { db } = deps.database;

  async function take(sourceId: number): Promise<void> {
    if (running.has(sourceId)) return;
    const source = await readCollectSource(db, sourceId);
    const taken = source === null ? null : await takeLease(db, sourceId, owner, deps.pace.leaseMs);
    if (source === null || taken === null) return;
    const address = await addressOf(deps, source);
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    closing.signal.addEventListener("abort", stop, { once: true });
    if (closing.signal.aborted) stop();
    deps.log.info({ sourceId }, "listening to a stream");
    const over = runStream(deps, { source, owner, cursor: taken.cursor }, stopping.signal)
      .catch((error: unknown) => deps.log.error({ sourceId, error }, "listening to a stream broke off"))
      .finally(() => {
        closing.signal.removeEventListener("abort", stop);
        running.delete(sourceId);
      });
    running.set(sourceId, { address, stop, over });
  }

  async function look(): Promise<void> {
    for (const sourceId of await endedStreams(db, owner)) running.get(sourceId)?.stop();
    for (const [sourceId, { address, stop }] of running) {
      const source = await readCollectSource(db, sourceId);
      if (source === null || (await addressOf(deps, source)) !== address) stop();
    }
    for (const sourceId of await freeStreams(db, deps.pace.leaseMs)) await take(sourceId);
  }

  async function lookOn(): Promise<void> {
    while (!closing.signal.aborted) {
      await look().catch((error: unknown) => deps.log.warn({ error }, "streams could not be looked at"));
      await after(deps.pace.lookMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  const looking = lookOn();
  return {
    async close() {
      closing.abort();
      await looking;
      await Promise.all([...running.values()].map(({ over }) => over));
    },
  };
}

/** What is listened to and how it is reached, so that a mirror or a proxy chosen meanwhile is taken without a restart. */
async function addressOf(deps: StreamsDeps, source: CollectSource): Promise<string> {
  const { services, proxy } = await accessOf(deps, source);
  return JSON.stringify([source.url, source.serviceRoot, services, proxy]);
}
