import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { discardJob, retryJob, systemKeys, type FailedJob } from "../api/system.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
import classes from "./System.module.css";

/** One job that failed for good: what it was about, why it failed, and what to do with it. */
export function FailedJobLine({ job, mayRun }: { job: FailedJob; mayRun: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <div className={classes["job-head"]}>
        <b>{job.name}</b>
        {job.about?.source && <span className={classes["about"]}>{job.about.source}</span>}
        <span>
          {t("system.attempts", { count: job.attempts })} · <Moment at={job.failedAt} />
        </span>
        {mayRun && <JobTools job={job} />}
      </div>
      <p className={classes["reason"]}>{job.reason}</p>
      {job.about !== null && job.about.posts.length > 0 && (
        <ul className={classes["posts"]}>
          {job.about.posts.map((title, place) => (
            <li key={place}>{title}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("system.payload")}</summary>
        <pre>{JSON.stringify(job.payload, null, 2)}</pre>
      </details>
    </li>
  );
}

function JobTools({ job }: { job: FailedJob }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const settled = {
    onError: say.failed,
    onSettled: () => Promise.all(systemKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  };
  const retrying = useMutation({
    mutationFn: () => retryJob(job),
    onSuccess: () => say.done(t("system.retried")),
    ...settled,
  });
  const discarding = useMutation({
    mutationFn: () => discardJob(job),
    onSuccess() {
      setIsAsking(false);
      say.done(t("system.discarded"));
    },
    ...settled,
  });
  return (
    <span className={classes["tools"]}>
      <Button size="compact-sm" loading={retrying.isPending} onClick={() => retrying.mutate()}>
        {t("system.retry")}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setIsAsking(true)}>
        {t("system.discard")}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t("system.discardTitle", { count: 1 })}
          text={t("system.discardText")}
          confirm={t("system.discard")}
          isBusy={discarding.isPending}
          onConfirm={() => discarding.mutate()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </span>
  );
}
