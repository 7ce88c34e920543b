import type { Database } from "@earshot/db/database";
import type { Backend } from "@earshot/pipeline/backend";
import type { Queues } from "@earshot/pipeline/queue";
import type { SecretBox } from "@earshot/runtime/encrypt-secret";
import type { Logger } from "@earshot/runtime/logger";

/** Everything this worker works with. */
export interface AnalyseDeps {
  database: Database;
  backend: Backend;
  queues: Queues;
  /** Opens the key of a language model; without it none is asked. */
  secrets?: SecretBox;
  log: Logger;
  now: () => Date;
}
