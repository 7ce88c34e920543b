import type { Platform } from "../collect/platform.ts";
import type { SourceState } from "../collect/source.ts";

/** One queue as the queue library counts it. */
export interface QueueFacts {
  queue: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  isPaused: boolean;
  /** Age of the oldest job that waits and is due; null when none waits. */
  oldestWaitingMs: number | null;
  /** Jobs that run longer than their time allows, and for how long the longest does. */
  stuck: { count: number; ageMs: number };
}

/** What is known of those who do one part of the work. */
export interface WorkerFacts {
  /** A queue, or "api". */
  part: string;
  alive: number;
  /** When one of them was last heard of; null: never. */
  lastSeenAt: Date | null;
  /** Ended without saying so within the last hour, and how long ago the last of them did. */
  crashes: { times: number; lastAt: Date | null };
}

export interface SourceFacts {
  count: number;
  /** Sources that cannot be read, and those only late. */
  failing: number;
  late: number;
  /** The commonest reason of the failing ones; null when none fails. */
  commonReason: string | null;
  /** A few names of the failing ones, else of the late ones. */
  names: string[];
  /** Sources whose check has been due since long, and since when the longest waiting one is. */
  overdue: number;
  oldestDueAt: Date | null;
  lastAttemptAt: Date | null;
}

/** A source that a person should look at. */
export interface StoppedSource {
  sourceId: number;
  name: string;
  platform: Platform;
  state: SourceState;
  reason: string;
  since: Date;
}

/** How the sources of one platform are. */
export interface PlatformFacts {
  platform: Platform;
  count: number;
  failing: number;
  commonReason: string | null;
  names: string[];
}

export interface SourceStops {
  stopped: StoppedSource[];
  platforms: PlatformFacts[];
  /** Keys of alerts about sources and platforms that are not over. */
  alertKeys: string[];
}

/** What waits between two stages: posts found but not matched, or matched but not analysed. */
export interface WaitingPosts {
  count: number;
  since: Date | null;
}

export interface DiskFacts {
  folder: string;
  freeBytes: number;
}

export interface MailFacts {
  waiting: number;
  failed: number;
}

export interface BackupFacts {
  lastAt: Date | null;
  lastFailure: { at: Date; reason: string } | null;
}

/**
 * What one look at the installation saw. Null: could not be asked, or is not the business of whoever looked; nothing is
 * concluded from it.
 */
export interface SystemFacts {
  databaseMs: number | null;
  clockSkewMs: number | null;
  queues: readonly QueueFacts[] | null;
  workers: readonly WorkerFacts[] | null;
  sources: SourceFacts | null;
  stops: SourceStops | null;
  disk: DiskFacts | null;
  mail: MailFacts | null;
  backup: BackupFacts | null;
}
