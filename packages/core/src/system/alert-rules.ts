/** Troubles of the installation itself that open an alert. Stored: the list only ever grows. */
export const alertKinds = [
  "collector_stopped",
  "queue_old",
  "queue_backlog",
  "sources_failing",
  "platform_stopped",
  "source_stopped",
  "disk_low",
  "database_slow",
  "clock_skew",
  "worker_absent",
  "worker_crashed",
  "mail_failing",
  "backup_failing",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** How long trouble must last before it is said, and how long quiet before it is called over. */
export interface AlertRule {
  raiseAfterMs: number;
  clearAfterMs: number;
}
export type AlertRules = Record<AlertKind, AlertRule>;

const second = 1_000;
const minute = 60 * second;

export const usualAlertRules: AlertRules = {
  // Silence and ages are long already when they are seen.
  collector_stopped: { raiseAfterMs: 30 * second, clearAfterMs: minute },
  queue_old: { raiseAfterMs: 30 * second, clearAfterMs: 2 * minute },
  queue_backlog: { raiseAfterMs: minute, clearAfterMs: 2 * minute },
  sources_failing: { raiseAfterMs: 2 * minute, clearAfterMs: 5 * minute },
  platform_stopped: { raiseAfterMs: minute, clearAfterMs: 5 * minute },
  // Longer than for a platform, so that the widest cause is known first.
  source_stopped: { raiseAfterMs: 5 * minute, clearAfterMs: 5 * minute },
  disk_low: { raiseAfterMs: 0, clearAfterMs: minute },
  database_slow: { raiseAfterMs: 2 * minute, clearAfterMs: 3 * minute },
  clock_skew: { raiseAfterMs: minute, clearAfterMs: minute },
  worker_absent: { raiseAfterMs: 30 * second, clearAfterMs: 20 * second },
  worker_crashed: { raiseAfterMs: 0, clearAfterMs: 0 },
  mail_failing: { raiseAfterMs: minute, clearAfterMs: 5 * minute },
  backup_failing: { raiseAfterMs: 0, clearAfterMs: 0 },
};
