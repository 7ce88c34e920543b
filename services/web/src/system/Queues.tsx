import { spanText } from "@earshot/core/system/counted";
import { partName } from "@earshot/core/system/part-names";
import { Button, Skeleton } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { pauseQueue, queuesQuery, resumeQueue, systemKeys, type QueueView } from "../api/system.ts";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Failure } from "../app/Failure.tsx";
import { usePerson } from "../app/person.ts";
import { useNow } from "../app/use-now.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { MinuteBars } from "./MinuteBars.tsx";
import queueClasses from "./Queues.module.css";
import classes from "./System.module.css";

/** Each queue: how much waits and how old it is, what it did in the last hour, who works on it, and whether it is paused. */
export function Queues() {
  const { t } = useTranslation();
  const query = useQuery(queuesQuery);
  const queues = query.data;
  return (
    <section className={classes["card"]} aria-label={t("system.queues")}>
      <div className={queueClasses["top"]}>
        <h2>{t("system.queues")}</h2>
        <ExportMenu list="queues" filter={{}} />
      </div>
      {queues === undefined && !query.isError && <Skeleton height={120} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {queues !== undefined && (
        <div className={queueClasses["table"]} role="table" aria-label={t("system.queues")}>
          <div className={queueClasses["head"]} role="row">
            {(["queue", "waiting", "oldest", "active", "delayed", "failed", "hour", "workers"] as const).map(
              (name) => (
                <span key={name} role="columnheader">
                  {t(`system.column.${name}`)}
                </span>
              ),
            )}
            <span role="columnheader" />
          </div>
          {queues.map((queue) => (
            <QueueLine key={queue.queue} queue={queue} />
          ))}
        </div>
      )}
    </section>
  );
}

function QueueLine({ queue }: { queue: QueueView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const now = useNow();
  const done = queue.minutes.reduce((sum, minute) => sum + minute.done, 0);
  const age = queue.oldestWaitingMs === null ? "–" : spanText(queue.oldestWaitingMs, language);
  const cells = [
    { name: "waiting", text: fullCount(queue.waiting, language) },
    { name: "oldest", text: age },
    { name: "active", text: fullCount(queue.active, language) },
    { name: "delayed", text: fullCount(queue.delayed, language) },
  ] as const;
  return (
    <div className={queueClasses["line"]} role="row" data-paused={queue.isPaused || undefined}>
      <span className={queueClasses["name"]} role="rowheader">
        {partName(queue.queue, language)}
        {queue.isPaused && <em>{t("system.paused")}</em>}
      </span>
      {cells.map(({ name, text }) => (
        <Cell key={name} label={t(`system.column.${name}`)}>
          {text}
        </Cell>
      ))}
      <Cell label={t("system.column.failed")} isTrouble={queue.failed > 0}>
        {fullCount(queue.failed, language)}
      </Cell>
      <Cell label={t("system.column.hour")}>
        <MinuteBars minutes={queue.minutes} now={now} label={t("system.doneInHour", { count: done })} />
        {fullCount(done, language)}
      </Cell>
      <Cell label={t("system.column.workers")} isTrouble={queue.workers.length === 0}>
        <span
          title={queue.workers.map(({ host, pid, version }) => `${host} · ${pid} · ${version}`).join("\n")}
        >
          {fullCount(queue.workers.length, language)}
        </span>
      </Cell>
      <span role="cell" className={queueClasses["tool"]}>
        {may("run_system") && <PauseButton queue={queue} />}
      </span>
    </div>
  );
}

interface CellProps {
  /** Shown beside the figure where the columns have no heads. */
  label: string;
  isTrouble?: boolean;
  children: React.ReactNode;
}

function Cell({ label, isTrouble = false, children }: CellProps) {
  return (
    <span role="cell" className={queueClasses["cell"]} data-trouble={isTrouble || undefined}>
      <small aria-hidden>{label}</small>
      <span className="tabular">{children}</span>
    </span>
  );
}

function PauseButton({ queue: { queue, isPaused } }: { queue: QueueView }) {
  const { t } = useTranslation();
  const say = useSay();
  const language = useLanguage();
  const queryClient = useQueryClient();
  const name = partName(queue, language);
  const steering = useMutation({
    mutationFn: () => (isPaused ? resumeQueue(queue) : pauseQueue(queue)),
    onSuccess: () => say.done(t(isPaused ? "system.resumed" : "system.nowPaused", { name })),
    onError: say.failed,
    onSettled: () => Promise.all(systemKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey }))),
  });
  const words = t(isPaused ? "system.resume" : "system.pause");
  return (
    <Button
      size="compact-sm"
      variant={isPaused ? "filled" : "subtle"}
      {...(isPaused ? {} : { color: "gray" })}
      loading={steering.isPending}
      aria-label={`${words}: ${name}`}
      leftSection={
        isPaused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />
      }
      onClick={() => steering.mutate()}
    >
      {words}
    </Button>
  );
}
