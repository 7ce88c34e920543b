import type { Database } from "@earshot/db/database";
import type { Backend } from "@earshot/pipeline/backend";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Logger } from "@earshot/runtime/logger";

/** What an installation gives to this worker. */
export interface NotifyDeps {
  database: Database;
  backend: Backend;
  queues: Queues;
  secrets: SecretBox;
  log: Logger;
  now: () => Date;
  /** 0 to 1, exclusive. */
  random: () => number;
  /** Where people open the page; null or left out: where the last start served it. */
  publicUrl?: string | null;
  /** "host:port" entries that whoever runs the installation vouches for. */
  allowHosts?: readonly string[];
}
