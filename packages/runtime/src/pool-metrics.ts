import type { Metrics } from "./metrics.ts";

/** The counts of a pool of connections (those of `pg`). */
export interface CountedPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** Connections of a process to the database: at work, idle, and requests that wait for one. */
export function measurePool(metrics: Metrics, pool: CountedPool): void {
  const name = "earshot_db_connections";
  const help = "Connections to the database by state; waiting: requests that want one.";
  metrics.gauges({ [name]: { help, labels: ["state"] } }, async () => [
    { name, labels: { state: "used" }, value: pool.totalCount - pool.idleCount },
    { name, labels: { state: "idle" }, value: pool.idleCount },
    { name, labels: { state: "waiting" }, value: pool.waitingCount },
  ]);
}
