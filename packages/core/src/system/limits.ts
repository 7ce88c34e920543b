const minute = 60_000;
const hour = 60 * minute;

/**
 * Where "look at it" begins. Of pairs, the first raises and the second lets go, so that a value that trembles around one of
 * them opens and closes nothing.
 */
export const systemLimits = {
  freeDiskBytes: { raise: 300e6, clear: 500e6, warn: 2e9 },
  freeMemoryBytes: { warn: 250e6 },
  databaseMs: { raise: 1_000, clear: 300 },
  clockSkewMs: { raise: 5_000, clear: 2_000 },
  waitingJobs: { raise: 10_000, clear: 5_000 },
  waitingAgeMs: { raise: 10 * minute, clear: 2 * minute },
  /** Whoever visited a source this lately has not stopped, however much is overdue: after a long rest, say. */
  visitedMs: minute,
  overdueMs: { raise: 5 * minute, clear: 2 * minute },
  /** Share of the sources of an installation that fail together. */
  failingShare: { raise: 0.3, clear: 0.15 },
  failingSourcesMin: 2,
  /** A worker is heard of every ten seconds. */
  silenceMs: 60_000,
  waitingPostsMs: 15 * minute,
  backupAgeMs: 8 * 24 * hour,
} as const;
