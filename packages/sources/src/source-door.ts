import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import { createFeedReader, type FeedReader } from "./feed/feed-reader.ts";
import type { Quota } from "./pace.ts";
import { userAgent } from "./user-agent.ts";
import type { AccessFor } from "./visit-once.ts";

export interface DoorOptions {
  /** "host:port" entries that may be asked although they are private. */
  allowHosts: readonly string[];
  /** Of everything together, reading included. */
  totalTimeoutMs?: number;
  /** Stands in for the guarded fetch: tests send the hosts of the world to loopback with it. */
  safeFetch?: SafeFetch;
  /** A reader that is open already and stays so. */
  readFeed?: FeedReader["read"];
  /** Mirrors, proxies and keys; the usual services and no key without it. */
  access?: AccessFor | undefined;
  /** Counts what services count; nothing is counted without it. */
  quota?: Quota | undefined;
}

/** What one look at a site needs: the guarded fetch, a reader of its own, and the end of its time. */
export interface Door {
  safeFetch: SafeFetch;
  readFeed: FeedReader["read"];
  signal: AbortSignal;
  allowHosts: readonly string[];
  access?: AccessFor | undefined;
  quota?: Quota | undefined;
}

/**
 * Opens fetch and reader for one piece of work and closes them whatever happens. The work is left behind with `late` once its
 * time is over, so that nobody waits for a host that never ends.
 */
export async function throughDoor<T>(
  options: DoorOptions,
  work: (door: Door) => Promise<T>,
  late: (totalTimeoutMs: number) => T,
): Promise<T> {
  const { totalTimeoutMs = 30_000 } = options;
  const reader = options.readFeed === undefined ? createFeedReader() : null;
  const readFeed = options.readFeed ?? reader?.read;
  const own =
    options.safeFetch === undefined
      ? createSafeFetch({ allowHosts: options.allowHosts, userAgent: userAgent(null) })
      : null;
  const safeFetch = options.safeFetch ?? own;
  const signal = AbortSignal.timeout(totalTimeoutMs);
  const isLate = new Promise<T>((resolve) => {
    signal.addEventListener("abort", () => resolve(late(totalTimeoutMs)), { once: true });
  });
  try {
    if (safeFetch === null || readFeed === undefined) throw new Error("the door was not opened");
    const { allowHosts, access, quota } = options;
    return await Promise.race([work({ safeFetch, readFeed, signal, allowHosts, access, quota }), isLate]);
  } finally {
    await Promise.all([reader?.close(), own?.close()]);
  }
}
