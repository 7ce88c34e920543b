import { found, type Finding } from "./finding.ts";
import { systemLimits } from "./limits.ts";
import type { QueueFacts, SourceFacts, WaitingPosts, WorkerFacts } from "./system-facts.ts";

/** The worst that can be said of the queues; one that somebody paused is not called stuck. */
export function judgeQueues(queues: readonly QueueFacts[]): Finding {
  for (const { queue, waiting, isPaused } of queues) {
    if (isPaused) return found("queue", "warn", "queue_paused", { queue, waiting });
  }
  for (const { queue, waiting } of queues) {
    if (waiting > systemLimits.waitingJobs.raise)
      return found("queue", "fail", "queue_backlog", { queue, waiting });
  }
  for (const { queue, waiting, oldestWaitingMs } of queues) {
    if (oldestWaitingMs !== null && oldestWaitingMs > systemLimits.waitingAgeMs.raise)
      return found("queue", "warn", "queue_old", { queue, waiting, ageMs: oldestWaitingMs });
  }
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0);
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  return found("queue", "ok", "queue_moves", { waiting, failed });
}

export function judgeFailedJobs(queues: readonly QueueFacts[]): Finding {
  const count = queues.reduce((sum, queue) => sum + queue.failed, 0);
  return count === 0
    ? found("failed_jobs", "ok", "jobs_none_failed", {})
    : found("failed_jobs", "warn", "jobs_failed", { count });
}

export function judgeStuckJobs(queues: readonly QueueFacts[]): Finding {
  const stuck = queues.filter((queue) => queue.stuck.count > 0);
  const [worst] = [...stuck].sort((a, b) => b.stuck.ageMs - a.stuck.ageMs);
  if (worst === undefined) return found("stuck_jobs", "ok", "jobs_none_stuck", {});
  const { queue, stuck: hanging } = worst;
  return found("stuck_jobs", "warn", "jobs_stuck", { queue, ...hanging });
}

/**
 * Whether every part has somebody who works on it. An installation of which nothing is heard at all is stopped, which
 * is no trouble to whoever asks on the command line.
 */
export function judgeWorkers(workers: readonly WorkerFacts[], now: Date): Finding {
  const alive = workers.reduce((sum, worker) => sum + worker.alive, 0);
  if (alive === 0) return found("workers", "ok", "nothing_running", {});
  const absent = workers.find((worker) => worker.alive === 0);
  if (absent === undefined) return found("workers", "ok", "workers_alive", { count: alive });
  const { part, lastSeenAt } = absent;
  const sinceMs = lastSeenAt === null ? null : now.getTime() - lastSeenAt.getTime();
  return found("workers", "warn", "worker_absent", { part, sinceMs });
}

/** Whether sources are visited when they are due. `isRunning` false: nobody is meant to. */
export function judgeCollector(sources: SourceFacts, isRunning: boolean, now: Date): Finding {
  const { overdue, oldestDueAt, lastAttemptAt } = sources;
  const sinceMs = oldestDueAt === null ? 0 : now.getTime() - oldestDueAt.getTime();
  const isStopped = overdue > 0 && sinceMs > systemLimits.overdueMs.raise && !isVisiting(sources, now);
  if (isRunning && isStopped) return found("collector", "warn", "collector_stopped", { overdue, sinceMs });
  const agoMs = lastAttemptAt === null ? null : Math.max(0, now.getTime() - lastAttemptAt.getTime());
  return found("collector", "ok", "collector_works", { agoMs });
}

/** Whether a source was visited within the last minute. */
export function isVisiting({ lastAttemptAt }: SourceFacts, now: Date): boolean {
  return lastAttemptAt !== null && now.getTime() - lastAttemptAt.getTime() < systemLimits.visitedMs;
}

export function judgeSources(sources: SourceFacts): Finding {
  const { count, failing, late, commonReason } = sources;
  const names = sources.names.join(", ");
  if (count === 0) return found("sources", "warn", "sources_none", {});
  if (failing > 0) {
    const reason = commonReason ?? "internal";
    return found("sources", "warn", "sources_failing", { failing, count, reason, names });
  }
  if (late > 0) return found("sources", "warn", "sources_late", { late, count, names });
  return found("sources", "ok", "sources_well", { count });
}

/** Whether posts wait longer for the next stage than the sweeps let them. */
export function judgePosts(
  waiting: { unmatched: WaitingPosts; unanalysed: WaitingPosts },
  now: Date,
): Finding {
  const age = ({ since }: WaitingPosts) => (since === null ? 0 : now.getTime() - since.getTime());
  const { unmatched, unanalysed } = waiting;
  if (age(unmatched) > systemLimits.waitingPostsMs) {
    const params = { count: unmatched.count, ageMs: age(unmatched) };
    return found("posts", "warn", "posts_unmatched", params, "enqueue_waiting_posts");
  }
  if (age(unanalysed) > systemLimits.waitingPostsMs) {
    const params = { count: unanalysed.count, ageMs: age(unanalysed) };
    return found("posts", "warn", "posts_unanalysed", params, "enqueue_waiting_posts");
  }
  return found("posts", "ok", "posts_flow", {});
}
