import type { AddressInfo } from "node:net";
import { buildApi } from "@earshot/api/app";
import { createLiveHub } from "@earshot/api/live-hub";
import type { Database } from "@earshot/db/database";
import { listenForChanges } from "@earshot/db/queries/listen";
import type { Queues } from "@earshot/pipeline/queue";
import { portError } from "@earshot/runtime/port";
import { trySource } from "@earshot/sources/try-source";
import { createChecks } from "../checks.ts";
import type { StartSettings } from "../start.ts";
import { readVersion } from "../version.ts";

interface ApiParts {
  database: Database;
  databaseUrl: string;
  queues: Queues;
  allowHosts: string[];
  dataFolder: string | null;
}

/** Starts API and page and returns the address under which people reach them. */
export async function startApi(settings: StartSettings, parts: ApiParts): Promise<string> {
  const { config, log, shutdown, now } = settings;
  const { host, port } = config.http;
  const hub = createLiveHub();
  const listener = await listenForChanges(parts.databaseUrl, (event) => hub.publish(event));
  shutdown.add("live changes", () => listener.close());
  const app = await buildApi({
    ...parts,
    hub,
    health: createChecks({ ...parts, now }),
    log,
    now,
    trySource,
    publicUrl: config.http.publicUrl ?? address(host, port),
    trustedProxies: [...config.http.trustedProxies],
    webRoot: settings.webRoot,
    version: readVersion(),
  });
  shutdown.add("API", () => app.close());
  await app.listen({ host, port }).catch((error: unknown) => {
    throw portError(host, port, "EARSHOT_PORT", error);
  });
  return config.http.publicUrl ?? address(host, (app.server.address() as AddressInfo).port);
}

function address(host: string, port: number): string {
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}
