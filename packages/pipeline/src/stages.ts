/**
 * The flow in order. A stage is listed once its queue and its worker are real; the order is also the
 * direction in which jobs travel (a job enqueues work for its own stage or a later one).
 */
export const stages = [
  { name: "collect", queue: "collect", worker: "@earshot/collect" },
  /** Matching shares posts and watch list with collecting, so its worker lives there, on a queue of its own. */
  { name: "match", queue: "match", worker: "@earshot/collect" },
  { name: "analyse", queue: "analyse", worker: "@earshot/analyse" },
  /** People do this one. */
  { name: "triage", queue: null, worker: null },
  { name: "report", queue: "report", worker: "@earshot/report" },
] as const;

export type StageName = (typeof stages)[number]["name"];
