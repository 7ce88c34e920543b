import { describe, expect, test } from "vitest";
import { alertKinds } from "./alert-rules.ts";
import { observeSystem } from "./observe-system.ts";
import type { QueueFacts, SourceFacts, SystemFacts, WorkerFacts } from "./system-facts.ts";

const now = new Date("2026-11-21T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const minute = 60_000;

const queue: QueueFacts = {
  queue: "collect",
  waiting: 3,
  active: 1,
  delayed: 0,
  failed: 0,
  isPaused: false,
  oldestWaitingMs: 500,
  stuck: { count: 0, ageMs: 0 },
};
const worker: WorkerFacts = {
  part: "collect",
  alive: 1,
  lastSeenAt: ago(5_000),
  crashes: { times: 0, lastAt: null },
};
const sources: SourceFacts = {
  count: 10,
  failing: 0,
  late: 0,
  commonReason: null,
  names: [],
  overdue: 0,
  oldestDueAt: null,
  lastAttemptAt: ago(1_000),
};
const well: SystemFacts = {
  databaseMs: 3,
  clockSkewMs: -40,
  queues: [queue],
  workers: [worker],
  sources,
  stops: { stopped: [], platforms: [], alertKeys: ["platform_stopped:vk", "source_stopped:7"] },
  disk: { folder: "/data", freeBytes: 50e9 },
  mail: { waiting: 0, failed: 0 },
  backup: { lastAt: ago(3_600_000), lastFailure: null },
};

/** Keys that are not good, with their signal. */
function unwell(facts: Partial<SystemFacts>): string[] {
  return observeSystem({ ...well, ...facts }, now)
    .filter(({ signal }) => signal !== "good")
    .map(({ key, signal }) => `${key} ${signal}`);
}

const rows: [name: string, facts: Partial<SystemFacts>, expected: string[]][] = [
  ["all is well", {}, []],
  ["nobody collects", { workers: [{ ...worker, alive: 0 }] }, ["worker_absent:collect bad"]],
  [
    "a worker broke off and is back",
    { workers: [{ ...worker, crashes: { times: 1, lastAt: ago(minute) } }] },
    ["worker_crashed:collect bad"],
  ],
  [
    "one that broke off and is not back is absent, not restarted",
    { workers: [{ ...worker, alive: 0, crashes: { times: 1, lastAt: ago(minute) } }] },
    ["worker_absent:collect bad"],
  ],
  ["an old queue", { queues: [{ ...queue, oldestWaitingMs: 11 * minute }] }, ["queue_old:collect bad"]],
  [
    "one that recovers",
    { queues: [{ ...queue, oldestWaitingMs: 5 * minute }] },
    ["queue_old:collect between"],
  ],
  [
    "a paused queue is old on purpose",
    { queues: [{ ...queue, isPaused: true, oldestWaitingMs: 11 * minute }] },
    [],
  ],
  ["a full queue", { queues: [{ ...queue, waiting: 10_001 }] }, ["queue_backlog:collect bad"]],
  [
    "sources that nobody visits",
    { sources: { ...sources, overdue: 4, oldestDueAt: ago(6 * minute), lastAttemptAt: ago(6 * minute) } },
    ["collector_stopped bad"],
  ],
  [
    "the same while they are being visited again, one after the other",
    { sources: { ...sources, overdue: 4, oldestDueAt: ago(600 * minute), lastAttemptAt: ago(2_000) } },
    ["collector_stopped between"],
  ],
  [
    "the same while collecting is paused",
    {
      queues: [{ ...queue, isPaused: true }],
      sources: { ...sources, overdue: 4, oldestDueAt: ago(6 * minute) },
    },
    [],
  ],
  ["one source of ten fails", { sources: { ...sources, failing: 1 } }, []],
  ["two of ten", { sources: { ...sources, failing: 2 } }, ["sources_failing between"]],
  ["four of ten", { sources: { ...sources, failing: 4 } }, ["sources_failing bad"]],
  ["the only source fails", { sources: { ...sources, count: 1, failing: 1 } }, []],
  ["a slow database", { databaseMs: 1_500 }, ["database_slow bad"]],
  ["a database that recovers", { databaseMs: 600 }, ["database_slow between"]],
  ["a clock ahead", { clockSkewMs: 6_000 }, ["clock_skew bad"]],
  ["a clock behind", { clockSkewMs: -6_000 }, ["clock_skew bad"]],
  ["a full disk", { disk: { folder: "/data", freeBytes: 100e6 } }, ["disk_low bad"]],
  ["a disk with a little room", { disk: { folder: "/data", freeBytes: 400e6 } }, ["disk_low between"]],
  ["mail that fails", { mail: { waiting: 2, failed: 1 } }, ["mail_failing bad"]],
  [
    "a backup that failed after the last good one",
    { backup: { lastAt: ago(2 * minute), lastFailure: { at: ago(minute), reason: "disk full" } } },
    ["backup_failing bad"],
  ],
  [
    "one that went well since",
    { backup: { lastAt: ago(minute), lastFailure: { at: ago(2 * minute), reason: "disk full" } } },
    [],
  ],
  [
    "what could not be asked says nothing",
    {
      databaseMs: null,
      clockSkewMs: null,
      queues: null,
      workers: null,
      sources: null,
      stops: null,
      disk: null,
      mail: null,
      backup: null,
    },
    [],
  ],
];

describe("observations", () => {
  test.each(rows)("%s", (_name, facts, expected) => {
    expect(unwell(facts)).toEqual(expected);
  });

  test("every kind of alert is looked at", () => {
    const kinds = new Set(observeSystem(well, now).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([...alertKinds].toSorted());
  });

  test("nothing is observed of what could not be asked", () => {
    const nothing = {
      ...well,
      queues: null,
      workers: null,
      sources: null,
      stops: null,
      disk: null,
      mail: null,
      backup: null,
    };
    const seen = observeSystem({ ...nothing, databaseMs: null, clockSkewMs: null }, now);
    expect(seen).toEqual([]);
  });
});
