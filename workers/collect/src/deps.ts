import type { Database } from "@earshot/db/database";
import type { LiveConnections } from "@earshot/db/queries/connections";
import type { LiveSettings } from "@earshot/db/queries/read-settings";
import type { Backend } from "@earshot/pipeline/backend";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Logger } from "@earshot/runtime/logger";
import type { SafeFetch } from "@earshot/runtime/safe-fetch/fetch-outcome";
import type { FeedReader } from "@earshot/sources/feed/feed-reader";
import type { VisitBatches } from "./visit-batches.ts";
import type { WatchedMatcher } from "./watched-matcher.ts";

/** What an installation gives to this worker. */
export interface CollectSettings {
  database: Database;
  backend: Backend;
  queues: Queues;
  /** Opens the keys of services. */
  secrets: SecretBox;
  log: Logger;
  now: () => Date;
  /** 0 to 1, exclusive. */
  random: () => number;
  /** "host:port" entries that may be asked although they are private. */
  allowHosts: readonly string[];
  /** Where the owner of a site can read who asks; null when this installation has no public address. */
  publicUrl?: string | null;
}

/** What the handlers work with. */
export interface CollectDeps extends Pick<CollectSettings, "database" | "queues" | "log" | "now" | "random"> {
  /** As `readAllowedHost` writes them. */
  allowedHosts: ReadonlySet<string>;
  safeFetch: SafeFetch;
  feedReader: FeedReader;
  matcher: WatchedMatcher;
  /** What people chose, a few seconds old at most. */
  settings: LiveSettings;
  /** How services are reached, as fresh. */
  connections: LiveConnections;
}

/** What visits work with. */
export interface VisitDeps extends CollectDeps {
  batches: VisitBatches;
}
