import type { Database } from "@earshot/db/database";
import type { Backend } from "@earshot/pipeline/backend";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Logger } from "@earshot/runtime/logger";

/** Everything this worker works with. */
export interface ReportDeps {
  database: Database;
  backend: Backend;
  queues: Queues;
  /** What leaves the house is sealed while it waits. */
  secrets: SecretBox;
  log: Logger;
  now: () => Date;
  /** Where people open the page; null or left out: where the last start served it. */
  publicUrl?: string | null;
}
