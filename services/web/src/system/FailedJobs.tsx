import { Button, Skeleton } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { discardJob, failedJobsQuery, retryJob, systemQuery, type FailedJob } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import classes from "./System.module.css";

/** Jobs that failed for good, each to be run again or given up. */
export function FailedJobs() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const query = useQuery(failedJobsQuery);
  const jobs = query.data;
  return (
    <section className={classes["card"]}>
      <h2>{t("system.jobs")}</h2>
      <p className={classes["hint"]}>{t("system.jobsHint")}</p>
      {jobs === undefined && !query.isError && <Skeleton height={72} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {jobs?.length === 0 && <p>{t("system.noJobs")}</p>}
      <ul className={classes["jobs"]}>
        {jobs?.map((job) => (
          <JobLine key={`${job.queue}/${job.jobId}`} job={job} mayRun={may("run_system")} />
        ))}
      </ul>
      {(jobs?.length ?? 0) > 0 && !may("run_system") && (
        <p className={classes["hint"]}>{t("system.readOnly")}</p>
      )}
    </section>
  );
}

function JobLine({ job, mayRun }: { job: FailedJob; mayRun: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const settled = {
    onError: say.failed,
    async onSettled() {
      await queryClient.invalidateQueries({ queryKey: failedJobsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: systemQuery.queryKey });
    },
  };
  const retrying = useMutation({
    mutationFn: () => retryJob(job),
    onSuccess: () => say.done(t("system.retried")),
    ...settled,
  });
  const discarding = useMutation({
    mutationFn: () => discardJob(job),
    onSuccess: () => say.done(t("system.discarded")),
    ...settled,
  });
  return (
    <li>
      <div className={classes["job-head"]}>
        <b>
          {job.queue} · {job.name}
        </b>
        <span>
          {t("system.attempts", { count: job.attempts })} · <Moment at={job.failedAt} />
        </span>
        {mayRun && (
          <span className={classes["tools"]}>
            <Button size="compact-sm" loading={retrying.isPending} onClick={() => retrying.mutate()}>
              {t("system.retry")}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={discarding.isPending}
              onClick={() => discarding.mutate()}
            >
              {t("system.discard")}
            </Button>
          </span>
        )}
      </div>
      <p className={classes["reason"]}>{job.reason}</p>
      <details>
        <summary>{t("system.payload")}</summary>
        <pre>{JSON.stringify(job.payload, null, 2)}</pre>
      </details>
    </li>
  );
}
