import type { Database } from "@earshot/db/database";
import type { Backend } from "@earshot/pipeline/backend";
import type { Queues } from "@earshot/pipeline/queue";
import type { Logger } from "@earshot/runtime/logger";

/** Everything this worker works with. */
export interface AnalyseDeps {
  database: Database;
  backend: Backend;
  queues: Queues;
  log: Logger;
  now: () => Date;
}
