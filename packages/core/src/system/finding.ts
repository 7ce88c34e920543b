/** What is looked at; each is one line of `earshot doctor`, of `/readyz` and of the page System. */
export const checkNames = [
  "node",
  "memory",
  "disk",
  "data_folder",
  "database",
  "migrations",
  "partitions",
  "clock",
  "queue",
  "failed_jobs",
  "stuck_jobs",
  "workers",
  "collector",
  "sources",
  "posts",
  "models",
  "port",
  "address",
  "secret_key",
  "mail",
  "backup",
] as const;
export type CheckName = (typeof checkNames)[number];

/** `warn`: work goes on, somebody should look; `fail`: something that Earshot needs is missing. */
export const findingLevels = ["ok", "warn", "fail"] as const;
export type FindingLevel = (typeof findingLevels)[number];

type Nothing = Record<string, never>;

/** Every code with what its sentence needs. Stored and sent: codes and fields are added, never renamed. */
export interface FindingParams {
  node_fits: { version: string };
  node_old: { version: string; wanted: string };
  memory_free: { freeBytes: number; totalBytes: number };
  memory_low: { freeBytes: number; totalBytes: number };
  disk_free: { freeBytes: number; folder: string };
  disk_low: { freeBytes: number; wantedBytes: number; folder: string };
  folder_fine: { folder: string };
  folder_refused: { folder: string; reason: string };
  folder_open: { folder: string };
  pid_file_stale: { file: string };
  database_answers: { ms: number; version: string | null };
  database_slow: { ms: number };
  database_none: { folder: string };
  database_away: { reason: string };
  database_old: { version: string; wanted: string };
  database_without_icu: { version: string };
  migrations_current: { newest: string };
  migrations_missing: { count: number };
  migrations_foreign: { name: string };
  partitions_ready: { until: string };
  partitions_missing: { months: string };
  clock_right: { seconds: number };
  clock_skewed: { seconds: number };
  queue_moves: { waiting: number; failed: number };
  queue_backlog: { queue: string; waiting: number };
  queue_old: { queue: string; waiting: number; ageMs: number };
  queue_paused: { queue: string; waiting: number };
  queue_away: { reason: string };
  jobs_none_failed: Nothing;
  jobs_failed: { count: number };
  jobs_none_stuck: Nothing;
  jobs_stuck: { queue: string; count: number; ageMs: number };
  workers_alive: { count: number };
  worker_absent: { part: string; sinceMs: number | null };
  worker_crashed: { part: string; times: number; agoMs: number };
  nothing_running: Nothing;
  collector_works: { agoMs: number | null };
  collector_stopped: { overdue: number; sinceMs: number };
  sources_well: { count: number };
  sources_none: Nothing;
  sources_failing: { failing: number; count: number; reason: string; names: string };
  platform_stopped: { platform: string; failing: number; count: number; reason: string; names: string };
  source_stopped: { sourceId: number; name: string; state: string; reason: string; sinceMs: number };
  sources_late: { late: number; count: number; names: string };
  posts_flow: Nothing;
  posts_unmatched: { count: number; ageMs: number };
  posts_unanalysed: { count: number; ageMs: number };
  models_loaded: { count: number };
  models_broken: { reason: string };
  port_served: { address: string };
  port_free: { address: string };
  port_taken: { address: string };
  address_fits: { url: string };
  address_plain: { url: string };
  address_no_proxy: { url: string };
  address_open: { host: string };
  secret_key_fits: Nothing;
  secret_key_none: Nothing;
  secret_key_missing: { reason: string };
  mail_flows: { waiting: number };
  mail_failing: { failed: number; waiting: number };
  backup_fresh: { ageMs: number };
  backup_old: { ageMs: number };
  backup_failing: { reason: string; agoMs: number };
  backup_none: Nothing;
}
export type FindingCode = keyof FindingParams;

/** Mends that `earshot doctor --fix` can make because they lose nothing and may be made twice. */
export const fixNames = [
  "migrate",
  "create_partitions",
  "enqueue_waiting_posts",
  "remove_pid_file",
  "close_folder",
] as const;
export type FixName = (typeof fixNames)[number];

type FindingOf<C extends FindingCode> = {
  check: CheckName;
  code: C;
  level: FindingLevel;
  params: FindingParams[C];
  fix: FixName | null;
};

/** What a look at one thing came to. */
export type Finding = { [C in FindingCode]: FindingOf<C> }[FindingCode];

/** Makes a finding whose parameters fit its code. */
export function found<C extends FindingCode>(
  check: CheckName,
  level: FindingLevel,
  code: C,
  params: FindingParams[C],
  fix: FixName | null = null,
): Finding {
  return { check, code, level, params, fix } as Finding;
}
