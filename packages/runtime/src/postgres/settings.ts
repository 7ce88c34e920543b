/**
 * Server settings of the embedded PostgreSQL, passed on the command line so that an update of Earshot
 * brings its own. Sized for one machine that also runs everything else within 600 MB.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "64MB",
  effective_cache_size: "512MB",
  work_mem: "8MB",
  maintenance_work_mem: "48MB",
  temp_buffers: "4MB",
  huge_pages: "off",
  random_page_cost: "1.1",
  jit: "off",
  // The default, `worker`, keeps three processes of its own; reads here come from the page cache.
  io_method: "sync",
  max_worker_processes: "3",
  max_parallel_workers: "2",
  max_parallel_workers_per_gather: "1",
  autovacuum_max_workers: "2",
  // One server without replicas: less to write ahead.
  wal_level: "minimal",
  max_wal_senders: "0",
  min_wal_size: "48MB",
  max_wal_size: "256MB",
  checkpoint_timeout: "5min",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // Statements may hold texts of posts, so the server's own log never quotes them.
  log_min_error_statement: "panic",
  log_checkpoints: "off",
  log_autovacuum_min_duration: "-1",
  cluster_name: "earshot",
};

/** Arguments of the `postgres` program for a data folder and a port of 127.0.0.1. */
export function serverArguments(
  dataFolder: string,
  port: number,
  overrides: Readonly<Record<string, string>> = {},
): string[] {
  const settings = { ...SETTINGS, ...overrides };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return ["-D", dataFolder, "-p", String(port), ...flags];
}
