import type { AddressInfo } from "node:net";
import type { AlertRules } from "@earshot/core/system/alert-rules";
import type { Database } from "@earshot/db/database";
import { listenForChanges } from "@earshot/db/queries/listen";
import type { Queues } from "@earshot/pipeline/queue";
import type { Config } from "@earshot/runtime/env";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Logger } from "@earshot/runtime/logger";
import type { Metrics } from "@earshot/runtime/metrics";
import { measurePool } from "@earshot/runtime/pool-metrics";
import { portError } from "@earshot/runtime/port";
import type { Shutdown } from "@earshot/runtime/shutdown";
import { findFeeds } from "@earshot/sources/find/find-feeds";
import { previewSource } from "@earshot/sources/preview-source";
import { buildApi } from "./app.ts";
import type { ApiDeps } from "./deps.ts";
import { measureInstallation } from "./installation-metrics.ts";
import { createLiveHub } from "./live-hub.ts";
import { createExaminer, startLookingAround } from "./look-around.ts";

export interface StartApiSettings {
  config: Config;
  log: Logger;
  shutdown: Shutdown;
  now: () => Date;
  /** Folder of the built page; null serves the API alone. */
  webRoot: string | null;
  version: string;
  database: Database;
  databaseUrl: string;
  queues: Queues;
  secrets: SecretBox;
  /** Private addresses that sources may have, `host:port`. */
  allowHosts: string[];
  /** Folder of the embedded data, whose disk is watched; null with an external database. */
  dataFolder: string | null;
  /** Of this process. */
  metrics: Metrics;
  /** How this process looks at the whole installation; every 15 s, with patience, unless given. */
  look?: { everyMs: number; rules: AlertRules };
}

/**
 * Starts API and page and returns the address under which people reach them; `shutdown` closes them.
 * Throws StartError when the port is taken.
 */
export async function startApi(settings: StartApiSettings): Promise<string> {
  const { config, log, shutdown, database, queues } = settings;
  const { host, port } = config.http;
  const hub = createLiveHub();
  const listener = await listenForChanges(settings.databaseUrl, (event) => hub.publish(event), {
    onError: (error) => log.warn({ err: error }, "live changes were lost for a while"),
  });
  shutdown.add("live changes", () => listener.close());
  const { metrics } = settings;
  measurePool(metrics, database.pool);
  measureInstallation(metrics, { db: database.db, queues, hub, now: settings.now });
  let servedPort = port;
  const lookAround = { ...settings, ...settings.look, port: () => servedPort };
  const lookout = startLookingAround(lookAround);
  shutdown.add("lookout", () => lookout.close());
  const deps: ApiDeps = {
    ...settings,
    hub,
    examine: createExaminer(lookAround),
    metricsToken: config.metrics.token,
    findFeeds,
    previewSource,
    publicUrl: config.http.publicUrl ?? address(host, port),
    trustedProxies: [...config.http.trustedProxies],
  };
  const app = await buildApi(deps);
  shutdown.add("API", () => app.close());
  await app.listen({ host, port }).catch((error: unknown) => {
    throw portError(host, port, "EARSHOT_PORT", error);
  });
  // With port 0 it is known only now; links that are handed over carry it.
  servedPort = (app.server.address() as AddressInfo).port;
  deps.publicUrl = config.http.publicUrl ?? address(host, servedPort);
  return deps.publicUrl;
}

/** The address to open on this machine: a server that listens everywhere is reached through loopback. */
function address(host: string, port: number): string {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}
