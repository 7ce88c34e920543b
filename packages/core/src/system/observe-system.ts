import type { AlertKind } from "./alert-rules.ts";
import { found, type Finding } from "./finding.ts";
import { isVisiting } from "./judge-work.ts";
import { systemLimits } from "./limits.ts";
import { observeStops, platformAtFault } from "./observe-stops.ts";
import type { AlertSignal } from "./next-alert.ts";
import type { QueueFacts, SourceFacts, SourceStops, SystemFacts, WorkerFacts } from "./system-facts.ts";

/** How one thing that may raise an alert stands now. */
export interface Observation {
  /** Kind and, where there are several, what it is about: "queue_old:collect". */
  key: string;
  kind: AlertKind;
  signal: AlertSignal;
  finding: Finding;
}

/** All that can be told from one look. A thing that could not be asked is left out: nothing changes for it. */
export function observeSystem(facts: SystemFacts, now: Date): Observation[] {
  const isPaused = (part: string) => facts.queues?.find(({ queue }) => queue === part)?.isPaused ?? false;
  return [
    ...(facts.workers?.flatMap((worker) => observeWorker(worker, now)) ?? []),
    ...(facts.queues?.flatMap(observeQueue) ?? []),
    ...observeReach(facts, isPaused("collect"), now),
    ...observeMachine(facts),
    ...observeServices(facts, now),
  ];
}

function observeWorker(worker: WorkerFacts, now: Date): Observation[] {
  const { part, alive, lastSeenAt, crashes } = worker;
  const sinceMs = lastSeenAt === null ? null : now.getTime() - lastSeenAt.getTime();
  const crashedAgoMs = crashes.lastAt === null ? 0 : now.getTime() - crashes.lastAt.getTime();
  return [
    observation("worker_absent", part, alive === 0 ? "bad" : "good", () =>
      found("workers", "fail", "worker_absent", { part, sinceMs }),
    ),
    observation("worker_crashed", part, crashes.times > 0 && alive > 0 ? "bad" : "good", () =>
      found("workers", "warn", "worker_crashed", { part, times: crashes.times, agoMs: crashedAgoMs }),
    ),
  ];
}

/** A queue that somebody paused on purpose is shown as paused, not as stuck. */
function observeQueue({ queue, waiting, oldestWaitingMs, isPaused }: QueueFacts): Observation[] {
  const ageMs = oldestWaitingMs ?? 0;
  return [
    observation("queue_old", queue, isPaused ? "good" : above(ageMs, systemLimits.waitingAgeMs), () =>
      found("queue", "fail", "queue_old", { queue, waiting, ageMs }),
    ),
    observation("queue_backlog", queue, above(waiting, systemLimits.waitingJobs), () =>
      found("queue", "warn", "queue_backlog", { queue, waiting }),
    ),
  ];
}

/** The collector, sources together, platforms and single sources: the widest cause speaks. */
function observeReach({ sources, stops }: SystemFacts, isPaused: boolean, now: Date): Observation[] {
  const together = sources === null ? [] : observeSources(sources, stops, isPaused, now);
  if (stops === null) return together;
  const [collector, failing] = together.map(({ signal }) => signal);
  const wider = { collector: collector ?? "good", sources: failing ?? "good" };
  return [...together, ...observeStops(stops, wider, now)];
}

function observeSources(
  sources: SourceFacts,
  stops: SourceStops | null,
  isPaused: boolean,
  now: Date,
): Observation[] {
  const { count, failing, overdue, oldestDueAt, commonReason } = sources;
  const sinceMs = oldestDueAt === null ? 0 : now.getTime() - oldestDueAt.getTime();
  const isGroup = failing >= systemLimits.failingSourcesMin;
  const share = count === 0 ? 0 : failing / count;
  const isOnePlatform = stops !== null && platformAtFault(stops.platforms) !== null;
  const whole = above(share, systemLimits.failingShare);
  const signal = whole === "bad" && isOnePlatform ? "between" : whole;
  const late = above(sinceMs, systemLimits.overdueMs);
  const stopped = late === "bad" && isVisiting(sources, now) ? "between" : late;
  return [
    observation("collector_stopped", null, isPaused ? "good" : stopped, () =>
      found("collector", "fail", "collector_stopped", { overdue, sinceMs }),
    ),
    observation("sources_failing", null, isGroup ? signal : "good", () =>
      found("sources", "warn", "sources_failing", {
        failing,
        count,
        reason: commonReason ?? "internal",
        names: sources.names.join(", "),
      }),
    ),
  ];
}

function observeMachine({ databaseMs, clockSkewMs, disk }: SystemFacts): Observation[] {
  const seen: Observation[] = [];
  if (databaseMs !== null) {
    seen.push(
      observation("database_slow", null, above(databaseMs, systemLimits.databaseMs), () =>
        found("database", "warn", "database_slow", { ms: databaseMs }),
      ),
    );
  }
  if (clockSkewMs !== null) {
    const skewMs = Math.abs(clockSkewMs);
    seen.push(
      observation("clock_skew", null, above(skewMs, systemLimits.clockSkewMs), () =>
        found("clock", "warn", "clock_skewed", { seconds: skewMs / 1_000 }),
      ),
    );
  }
  if (disk !== null) {
    const { freeBytes, folder } = disk;
    const { raise, clear } = systemLimits.freeDiskBytes;
    const signal = above(-freeBytes, { raise: -raise, clear: -clear });
    seen.push(
      observation("disk_low", null, signal, () =>
        found("disk", "fail", "disk_low", { freeBytes, wantedBytes: clear, folder }),
      ),
    );
  }
  return seen;
}

function observeServices({ mail, backup }: SystemFacts, now: Date): Observation[] {
  const seen: Observation[] = [];
  if (mail !== null) {
    const { failed, waiting } = mail;
    seen.push(
      observation("mail_failing", null, failed >= 1 ? "bad" : "good", () =>
        found("mail", "warn", "mail_failing", { failed, waiting }),
      ),
    );
  }
  if (backup !== null) {
    const { lastAt, lastFailure } = backup;
    const isFailing = lastFailure !== null && (lastAt === null || lastFailure.at > lastAt);
    const params = {
      reason: lastFailure?.reason ?? "",
      agoMs: lastFailure === null ? 0 : now.getTime() - lastFailure.at.getTime(),
    };
    seen.push(
      observation("backup_failing", null, isFailing ? "bad" : "good", () =>
        found("backup", "warn", "backup_failing", params),
      ),
    );
  }
  return seen;
}

/** Bad above `raise`, good up to `clear`, between otherwise. */
function above(value: number, { raise, clear }: { raise: number; clear: number }): AlertSignal {
  if (value > raise) return "bad";
  return value <= clear ? "good" : "between";
}

function observation(
  kind: AlertKind,
  target: string | null,
  signal: AlertSignal,
  finding: () => Finding,
): Observation {
  return { key: target === null ? kind : `${kind}:${target}`, kind, signal, finding: finding() };
}
