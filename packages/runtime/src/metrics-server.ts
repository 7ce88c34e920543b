import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "./metrics.ts";
import { portError } from "./port.ts";

export type MetricsServer = { port: number; close(): Promise<void> };

/** Only programs of this machine reach it: a worker has no page, no people and no passwords to ask for. */
const host = "127.0.0.1";

/**
 * Serves `GET /metrics` of a process that has no page, and `GET /healthz`, on loopback.
 * Throws a StartError that names EARSHOT_METRICS_PORT when the port cannot be had.
 */
export async function startMetricsServer(metrics: Metrics, port: number): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://metrics");
    if (request.method !== "GET" || (pathname !== "/metrics" && pathname !== "/healthz")) {
      response.writeHead(404, { "content-type": "text/plain" }).end("There is only /metrics and /healthz.\n");
      return;
    }
    if (pathname === "/healthz") {
      response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(portError(host, port, "EARSHOT_METRICS_PORT", error)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
