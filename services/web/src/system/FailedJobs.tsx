import { partName } from "@earshot/core/system/part-names";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { failedJobsQuery, type FailedJob } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { FailedJobLine } from "./FailedJobLine.tsx";
import { FailedQueueTools } from "./FailedQueueTools.tsx";
import classes from "./System.module.css";

/** Jobs that failed for good, by queue: each to be run again or given up, or all of a queue at once. */
export function FailedJobs() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(failedJobsQuery);
  const jobs = query.data;
  const byQueue = groupByQueue(jobs ?? []);
  const mayRun = may("run_system");
  return (
    <section className={classes["card"]} aria-label={t("system.jobs")}>
      <h2>{t("system.jobs")}</h2>
      <p className={classes["hint"]}>{t("system.jobsHint")}</p>
      {jobs === undefined && !query.isError && <Skeleton height={72} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {jobs?.length === 0 && <p>{t("system.noJobs")}</p>}
      {byQueue.map(({ queue, failed }) => (
        <QueueOfFailed key={queue} queue={queue} failed={failed} mayRun={mayRun} />
      ))}
      {(jobs?.length ?? 0) > 0 && !mayRun && <p className={classes["hint"]}>{t("system.readOnly")}</p>}
    </section>
  );
}

interface QueueOfFailedProps {
  queue: string;
  failed: FailedJob[];
  mayRun: boolean;
}

function QueueOfFailed({ queue, failed, mayRun }: QueueOfFailedProps) {
  const language = useLanguage();
  return (
    <>
      <div className={classes["group"]}>
        <h3>
          {partName(queue, language)} · {failed.length}
        </h3>
        {mayRun && <FailedQueueTools queue={queue} count={failed.length} />}
      </div>
      <ul className={classes["jobs"]}>
        {failed.map((job) => (
          <FailedJobLine key={job.jobId} job={job} mayRun={mayRun} />
        ))}
      </ul>
    </>
  );
}

function groupByQueue(jobs: FailedJob[]): { queue: string; failed: FailedJob[] }[] {
  const queues = [...new Set(jobs.map((job) => job.queue))];
  return queues.map((queue) => ({ queue, failed: jobs.filter((job) => job.queue === queue) }));
}
