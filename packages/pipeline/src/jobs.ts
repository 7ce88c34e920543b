import { z } from "zod";
import { analyseJobs } from "./analyse-jobs.ts";
import { forPosts, id, postIdsMax, recurring } from "./job-kinds.ts";

export { postIdsMax };

/** What is promised about a kind of job, to those who enqueue it and to those who run it. */
export type JobDefinition = {
  queue: string;
  /** Ids only: the row is the truth, and payloads are stored in clear. */
  payload: z.ZodType;
  /** Runs in all, the first included; `RetryLater` and a shutdown spend none. */
  attempts: number;
  backoff: { type: "fixed" | "exponential"; delayMs: number };
  timeoutMs: number;
  /** 0 goes first; among higher numbers the smaller goes first; equals in order of arrival. */
  priority: number;
  /** Runs so often that a run which did its work is told at debug level only. */
  isQuiet?: boolean;
};

export type JobRegistry = Record<string, JobDefinition>;

/**
 * Every job there is. The key is the job's name, unique over all queues.
 *
 * @NOTE A field added to a payload later must be optional: jobs enqueued by the previous version are
 * still waiting when the new one starts. Unknown fields are dropped, so an older worker ignores newer ones.
 */
export const jobs = {
  /** Recurring, every second: enqueues a `collect-source` for each source that is due. */
  tick: {
    ...recurring,
    queue: "collect",
    timeoutMs: 15_000,
    priority: 0,
    isQuiet: true,
  },
  /** Recurring, every half minute: looks at the whole installation and opens and ends the alerts about it. */
  "look-at-system": {
    ...recurring,
    queue: "collect",
    timeoutMs: 30_000,
    priority: 0,
    isQuiet: true,
  },
  /** One visit to one source. Job id: `source-<sourceId>`, so a source is never visited twice at once. */
  "collect-source": {
    queue: "collect",
    payload: z.object({ sourceId: id }),
    attempts: 3,
    backoff: { type: "exponential", delayMs: 5_000 },
    timeoutMs: 90_000,
    priority: 10,
  },
  /** Recurring, every half minute: rings for posts that are due to be read again, and for walks back that fell silent. */
  "sweep-refresh": {
    ...recurring,
    queue: "collect",
    timeoutMs: 30_000,
    priority: 5,
    isQuiet: true,
  },
  /** Reads known posts of a source again: counters, edits, deletions, answers. Job id: `refresh-<sourceId>`. */
  "refresh-posts": {
    queue: "collect",
    payload: z.object({ sourceId: id }),
    attempts: 1,
    backoff: { type: "fixed", delayMs: 0 },
    timeoutMs: 90_000,
    priority: 15,
  },
  /** One page of history of a source. Job id: `backfill-<runId>-<page>`. */
  "backfill-page": {
    queue: "collect",
    payload: z.object({ runId: id }),
    attempts: 1,
    backoff: { type: "fixed", delayMs: 0 },
    timeoutMs: 90_000,
    priority: 20,
  },
  /** Recurring, every hour: lets go of what is kept for a time only. */
  tidy: {
    ...recurring,
    queue: "collect",
    timeoutMs: 120_000,
    priority: 20,
  },
  /** A minute of the reading of a file that a person brought in, or of taking it back. Job id: `import-<importRunId>-<state>-<how far>`. */
  "import-posts": {
    queue: "collect",
    payload: z.object({ importRunId: id }),
    attempts: 3,
    backoff: { type: "exponential", delayMs: 5_000 },
    timeoutMs: 120_000,
    priority: 20,
  },
  /** Matches posts that a sweep found unmatched. */
  "match-posts": {
    ...forPosts,
    queue: "match",
    timeoutMs: 60_000,
    priority: 0,
  },
  /** One batch of history after a change of the watch list: posts with an id above `afterId`. */
  rematch: {
    queue: "match",
    payload: z.object({ runId: id, afterId: z.int().nonnegative() }),
    attempts: 5,
    backoff: { type: "exponential", delayMs: 2_000 },
    timeoutMs: 120_000,
    priority: 10,
  },
  /** Recurring, every half minute: enqueues `match-posts` for posts that have waited too long. */
  "sweep-match": {
    ...recurring,
    queue: "match",
    timeoutMs: 30_000,
    priority: 0,
  },
  ...analyseJobs,
  /** Asks rules and alerts about posts that came into triage or whose labels became different. Job id: `report-<first>-<count>`. */
  "report-posts": {
    ...forPosts,
    queue: "report",
    timeoutMs: 60_000,
    priority: 0,
  },
  /** One batch of a walk of a rule over history, or of taking back what it did. Job id: `rule-<runId>-<lastId>`. */
  "rule-step": {
    queue: "report",
    payload: z.object({ ruleRunId: id, lastId: z.int().nonnegative() }),
    attempts: 3,
    backoff: { type: "exponential", delayMs: 2_000 },
    timeoutMs: 120_000,
    priority: 20,
  },
  /** Recurring, every half minute: rings for walks of rules that fell silent. */
  "sweep-rules": {
    ...recurring,
    queue: "report",
    timeoutMs: 30_000,
    priority: 20,
    isQuiet: true,
  },
  /** Recurring, every ten seconds: reckons clocks anew that a change of posts or of the policy left behind. */
  "sweep-clocks": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 20,
    isQuiet: true,
  },
  /** Recurring, every five seconds: counts mentions anew of posts to which something happened, and carries the difference into the sums. */
  "count-mentions": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 5,
    isQuiet: true,
  },
  /** Recurring, every hour: on Mondays draws the sample that two people code. */
  "sweep-coding": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 20,
    isQuiet: true,
  },
  /** Recurring, every minute: makes the reports that schedules owe, and sends them. */
  "sweep-reports": {
    ...recurring,
    queue: "report",
    timeoutMs: 120_000,
    priority: 20,
    isQuiet: true,
  },
  /** Recurring, every fifteen seconds: figures of people, impostors among accounts, what is left of erasures. */
  "watch-authors": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 20,
    isQuiet: true,
  },
  /** Recurring, every ten seconds: takes evidence of posts of incidents that are due. */
  "sweep-evidence": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 5,
    isQuiet: true,
  },
  /** Recurring, every half minute: enqueues `report-posts` for posts that have waited too long. */
  "sweep-report": {
    ...recurring,
    queue: "report",
    timeoutMs: 30_000,
    priority: 10,
  },
  /** Recurring, every quarter of a minute: judges spikes, tells of alerts whose time has come. */
  "watch-alerts": {
    ...recurring,
    queue: "report",
    timeoutMs: 60_000,
    priority: 0,
    isQuiet: true,
  },
  /** Sends one row of the outbox. Job id: `deliver-<outboxId>`. What fails is tried again by the sweep, not by the queue. */
  deliver: {
    queue: "notify",
    payload: z.object({ outboxId: id }),
    attempts: 3,
    backoff: { type: "exponential", delayMs: 2_000 },
    timeoutMs: 120_000,
    priority: 0,
  },
  /** Recurring, every few seconds: takes in what people pressed and wrote in the chats with the bots. */
  "hear-bots": {
    ...recurring,
    queue: "notify",
    timeoutMs: 45_000,
    priority: 0,
    isQuiet: true,
  },
  /** Recurring, every half minute: enqueues `deliver` for what is due, and books what was cut off or came too late. */
  "sweep-notify": {
    ...recurring,
    queue: "notify",
    timeoutMs: 30_000,
    priority: 10,
  },
} as const satisfies JobRegistry;

export type Jobs = typeof jobs;

/** Jobs of one queue that a process runs at once unless told otherwise: waiting is cheap, computing is not. */
export const queueConcurrency = {
  collect: 32,
  match: 2,
  analyse: 2,
  report: 2,
  notify: 4,
} as const satisfies Record<Jobs[keyof Jobs]["queue"], number>;

export type JobName<R extends JobRegistry = Jobs> = keyof R & string;
export type QueueName<R extends JobRegistry = Jobs> = R[keyof R]["queue"];
export type JobPayload<N extends JobName<R>, R extends JobRegistry = Jobs> = z.infer<R[N]["payload"]>;
/** Names of the jobs of one queue. */
export type JobOf<Q extends string, R extends JobRegistry = Jobs> = {
  [N in JobName<R>]: R[N]["queue"] extends Q ? N : never;
}[JobName<R>];

/** Everything that somebody should be working on: the queues, and the API. */
export const workParts: readonly string[] = [...new Set(Object.values(jobs).map((job) => job.queue)), "api"];

/** Queues of a registry, each once, in the order in which their jobs are listed. */
export function queueNames(registry: JobRegistry): string[] {
  return [...new Set(Object.values(registry).map((job) => job.queue))];
}
