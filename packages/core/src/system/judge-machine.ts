import { found, type Finding } from "./finding.ts";
import { systemLimits } from "./limits.ts";
import type { BackupFacts, DiskFacts, MailFacts } from "./system-facts.ts";

export function judgeDisk({ freeBytes, folder }: DiskFacts): Finding {
  const { raise, warn } = systemLimits.freeDiskBytes;
  if (freeBytes >= warn) return found("disk", "ok", "disk_free", { freeBytes, folder });
  const level = freeBytes < raise ? "fail" : "warn";
  return found("disk", level, "disk_low", { freeBytes, wantedBytes: warn, folder });
}

/** Never more than a warning: what a container counts as used is partly a cache that gives way. */
export function judgeMemory(memory: { freeBytes: number; totalBytes: number }): Finding {
  return memory.freeBytes >= systemLimits.freeMemoryBytes.warn
    ? found("memory", "ok", "memory_free", memory)
    : found("memory", "warn", "memory_low", memory);
}

/** `wanted`: the lowest version, as numbers with dots. */
export function judgeNode(version: string, wanted: string): Finding {
  return compareVersions(version, wanted) >= 0
    ? found("node", "ok", "node_fits", { version })
    : found("node", "fail", "node_old", { version, wanted });
}

/** Negative, zero or positive, as for sorting; what is not a number counts as 0. */
function compareVersions(a: string, b: string): number {
  const numbers = (text: string) =>
    text
      .replace(/^v/, "")
      .split(".")
      .map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [numbers(a), numbers(b)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const postgresWanted = "15";

export function judgeDatabase(database: { ms: number; version: string; isIcu: boolean }): Finding {
  const { ms, version, isIcu } = database;
  if (compareVersions(version, postgresWanted) < 0)
    return found("database", "fail", "database_old", { version, wanted: postgresWanted });
  if (!isIcu) return found("database", "fail", "database_without_icu", { version });
  return judgeAnswerTime(ms, version);
}

export function judgeAnswerTime(ms: number, version: string | null): Finding {
  return ms > systemLimits.databaseMs.raise
    ? found("database", "warn", "database_slow", { ms })
    : found("database", "ok", "database_answers", { ms, version });
}

/** `applied` and `known` are names of migrations, in the order of their names. */
export function judgeMigrations(applied: readonly string[], known: readonly string[]): Finding {
  const foreign = applied.find((name) => !known.includes(name));
  if (foreign !== undefined) return found("migrations", "fail", "migrations_foreign", { name: foreign });
  const count = known.filter((name) => !applied.includes(name)).length;
  if (count > 0) return found("migrations", "fail", "migrations_missing", { count }, "migrate");
  return found("migrations", "ok", "migrations_current", { newest: known.at(-1) ?? "" });
}

/** `missing`: months without a partition, as "2026-12"; `until`: the last month that was looked for. */
export function judgePartitions(missing: readonly string[], until: string): Finding {
  if (missing.length === 0) return found("partitions", "ok", "partitions_ready", { until });
  const months = missing.join(", ");
  return found("partitions", "warn", "partitions_missing", { months }, "create_partitions");
}

export function judgeClock(skewMs: number): Finding {
  const seconds = Math.abs(skewMs) / 1_000;
  return Math.abs(skewMs) > systemLimits.clockSkewMs.raise
    ? found("clock", "warn", "clock_skewed", { seconds })
    : found("clock", "ok", "clock_right", { seconds });
}

export function judgeMail({ waiting, failed }: MailFacts): Finding {
  return failed > 0
    ? found("mail", "warn", "mail_failing", { failed, waiting })
    : found("mail", "ok", "mail_flows", { waiting });
}

export function judgeBackup({ lastAt, lastFailure }: BackupFacts, now: Date): Finding {
  if (lastFailure !== null && (lastAt === null || lastFailure.at > lastAt)) {
    const agoMs = now.getTime() - lastFailure.at.getTime();
    return found("backup", "warn", "backup_failing", { reason: lastFailure.reason, agoMs });
  }
  if (lastAt === null) return found("backup", "warn", "backup_none", {});
  const ageMs = now.getTime() - lastAt.getTime();
  return ageMs > systemLimits.backupAgeMs
    ? found("backup", "warn", "backup_old", { ageMs })
    : found("backup", "ok", "backup_fresh", { ageMs });
}
