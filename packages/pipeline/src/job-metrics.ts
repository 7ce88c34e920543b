import type { Metrics } from "@earshot/runtime/metrics";
import type { Activity, JobRun } from "./activity.ts";

const jobSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const waitSeconds = [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1_800];
const lagSeconds = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 7_200];

/** Tells the metrics of this process what its workers do, until the returned function is called. */
export function measureJobs(activity: Activity, metrics: Metrics): () => void {
  const labels = ["queue", "name"];
  const ended = metrics.counter("earshot_jobs_total", "Runs of jobs that ended.", [...labels, "outcome"]);
  const took = metrics.histogram("earshot_job_duration_seconds", "Time of a run.", labels, jobSeconds);
  const waited = metrics.histogram(
    "earshot_job_wait_seconds",
    "Time from due to begun, first runs only.",
    ["queue"],
    waitSeconds,
  );
  const posts = postCounters(metrics);
  return activity.onRun((run) => {
    const { queue, name, outcome, runMs, waitMs } = run;
    ended({ queue, name, outcome });
    took({ queue, name }, runMs / 1_000);
    if (waitMs !== null) waited({ queue }, waitMs / 1_000);
    posts(run);
  });
}

function postCounters(metrics: Metrics): (run: JobRun) => void {
  const collected = metrics.counter("earshot_posts_collected_total", "Posts that were new.");
  const matched = metrics.counter("earshot_posts_matched_total", "Posts that name somebody watched.");
  const analysed = metrics.counter("earshot_posts_analysed_total", "Posts whose labels were read.");
  const lag = metrics.histogram(
    "earshot_post_lag_seconds",
    "Time from a post being found to its analysis.",
    [],
    lagSeconds,
  );
  // The fields by which every handler that collects, matches or analyses says how many posts it did.
  return ({ fields, measures }) => {
    collected({}, figure(fields["added"]));
    matched({}, figure(fields["due"]));
    analysed({}, figure(fields["analysed"]));
    for (const ms of measures["found_to_analysed_ms"] ?? []) lag({}, ms / 1_000);
  };
}

function figure(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
