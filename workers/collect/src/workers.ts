import { createLiveConnections } from "@earshot/db/queries/connections";
import { createLiveSettings } from "@earshot/db/queries/read-settings";
import { createWorker } from "@earshot/pipeline/worker";
import type { QueueWorker } from "@earshot/pipeline/worker";
import { createSafeFetch } from "@earshot/runtime/safe-fetch/safe-fetch";
import { readAllowedHost } from "@earshot/runtime/safe-fetch/url-policy";
import { createFeedReader } from "@earshot/sources/feed/feed-reader";
import { createSocketDoor } from "@earshot/sources/open-socket";
import { createCollect } from "./collect.ts";
import { createNamedSettings } from "./named-settings.ts";
import type { CollectDeps, CollectSettings } from "./deps.ts";
import { streamPace } from "./streams/streams-deps.ts";
import { createStreams } from "./streams/streams.ts";
import type { Streams } from "./streams/streams.ts";
import { createWatchedMatcher } from "./watched-matcher.ts";

const tickEveryMs = 1_000;
const sweepEveryMs = 30_000;
const lookEveryMs = 30_000;
const tidyEveryMs = 3_600_000;

export interface CollectWorkers {
  workers: QueueWorker[];
  /** Ends the workers, then what they work with. Close it before queue and database. May be called twice. */
  close(): Promise<void>;
}

/** Starts the workers of the queues `collect` and `match` with their recurring jobs. */
export async function createCollectWorkers(given: CollectSettings): Promise<CollectWorkers> {
  const { backend, queues, log, database, secrets, now, random, allowHosts, publicUrl = null } = given;
  const feedReader = createFeedReader();
  const settings = createNamedSettings(createLiveSettings(database.db, now), { publicUrl, allowHosts, log });
  const safeFetch = createSafeFetch({ allowHosts: settings.allowHosts, userAgent: settings.userAgent });
  const allowedHosts = new Set(allowHosts.map((entry) => readAllowedHost(entry) ?? entry));
  const matcher = createWatchedMatcher(database.db);
  const deps: CollectDeps = {
    database,
    queues,
    log,
    now,
    random,
    allowedHosts,
    safeFetch,
    feedReader,
    matcher,
    settings,
    connections: createLiveConnections(database.db, secrets, settings, now),
  };
  const handlers = createCollect(deps);
  const workers = [
    createWorker(backend, "collect", handlers.collect, { log }),
    createWorker(backend, "match", handlers.match, { log }),
  ];

  const openSocket = createSocketDoor({ allowHosts: settings.allowHosts, userAgent: settings.userAgent });
  let streams: Streams | null = null;

  async function close(): Promise<void> {
    await streams?.close();
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all([safeFetch.close(), feedReader.close()]);
  }

  await Promise.all(workers.map((worker) => worker.ready()));
  await queues.schedule("tidy", tidyEveryMs, {});
  await queues.schedule("sweep-match", sweepEveryMs, {});
  await queues.schedule("sweep-refresh", sweepEveryMs, {});
  await queues.schedule("look-at-system", lookEveryMs, {});
  await queues.schedule("tick", tickEveryMs, {});
  streams = createStreams({ ...deps, openSocket, pace: streamPace });
  let closing: Promise<void> | null = null;
  return { workers, close: () => (closing ??= close()) };
}
