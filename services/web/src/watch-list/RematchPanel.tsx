import type { RematchRun } from "@earshot/contract/rematch";
import type { HeldState } from "@earshot/core/match/rematch";
import { Button } from "@mantine/core";
import { IconHistory, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { entitiesQuery } from "../api/entities.ts";
import { holdRematch, rematchQuery } from "../api/rematch.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Rematch.module.css";
import { RematchReport } from "./RematchReport.tsx";
import { leftTime, runSums } from "./rematch-words.ts";

/** The walk over history after the newest change: its progress while it goes, what it changed afterwards. */
export function RematchPanel() {
  const { t } = useTranslation();
  const { data: runs = [] } = useQuery(rematchQuery);
  const [isOpen, setIsOpen] = useState(false);
  const [run] = runs;
  useFreshCounts(run);
  // With nothing stored there was nothing to look through.
  if (run === undefined || (run.total === 0 && runs.length === 1)) return null;
  return (
    <section
      className={classes["panel"]}
      aria-label={t("watchList.rematch.reportTitle")}
      data-state={run.state}
    >
      <header className={classes["head"]}>
        <IconHistory size={16} aria-hidden />
        <b>{t(run.state === "running" ? "watchList.rematch.title" : `watchList.rematch.${run.state}`)}</b>
        <RunFacts run={run} />
        <span className={classes["tools"]}>
          <Controls run={run} />
          {(run.changes.length > 0 || runs.length > 1) && (
            <Button size="compact-xs" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {t("watchList.rematch.report")}
            </Button>
          )}
        </span>
      </header>
      {run.state !== "done" && run.state !== "superseded" && <Progress run={run} />}
      {isOpen && <RematchReport runs={runs} />}
    </section>
  );
}

/** What a walk finds is counted once it was analysed, a moment after the end. */
const analysedAfterMs = 3_000;

function useFreshCounts(run: RematchRun | undefined): void {
  const queryClient = useQueryClient();
  const isDone = run?.state === "done";
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: entitiesQuery.queryKey }),
      analysedAfterMs,
    );
    return () => clearTimeout(timer);
  }, [queryClient, isDone, run?.runId]);
}

function Progress({ run }: { run: RematchRun }) {
  const { t } = useTranslation();
  const share = Math.round(run.share * 100);
  return (
    <div
      className={classes["track"]}
      role="progressbar"
      aria-label={t("watchList.rematch.title")}
      aria-valuenow={share}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span style={{ width: `${share}%` }} />
    </div>
  );
}

/** How far it is and how fast, or what came of it. */
function RunFacts({ run }: { run: RematchRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (count: number): string => fullCount(count, language);
  return (
    <span className={classes["facts"]}>
      {run.heldBy !== null && <bdi>{run.heldBy}</bdi>}
      <span>{t("watchList.rematch.progress", { done: number(run.done), total: number(run.total) })}</span>
      {run.state === "running" && <Speed run={run} />}
      <Sums run={run} t={t} number={number} />
      {run.finishedAt !== null && <Moment at={run.finishedAt} />}
    </span>
  );
}

function Speed({ run }: { run: RematchRun }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (run.perSecond === null) return null;
  const perSecond = Math.round(run.perSecond);
  return (
    <>
      <span>{t("watchList.rematch.speed", { count: perSecond, shown: fullCount(perSecond, language) })}</span>
      {run.leftSeconds !== null && (
        <span>{t("watchList.rematch.left", { time: leftTime(run.leftSeconds, t) })}</span>
      )}
    </>
  );
}

function Sums({ run, t, number }: { run: RematchRun; t: TFunction; number: (count: number) => string }) {
  const { gained, lost } = runSums(run);
  if (gained + lost === 0) return run.state === "done" ? <span>{t("watchList.rematch.nothing")}</span> : null;
  return (
    <>
      {gained > 0 && <span>{t("watchList.rematch.gained", { shown: number(gained) })}</span>}
      {lost > 0 && <span>{t("watchList.rematch.lost", { shown: number(lost) })}</span>}
    </>
  );
}

function Controls({ run }: { run: RematchRun }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const { may } = usePerson();
  const [isAsking, setIsAsking] = useState(false);
  const holding = useMutation({
    mutationFn: (state: HeldState) => holdRematch(run.runId, state),
    onError: say.failed,
    async onSettled() {
      setIsAsking(false);
      await queryClient.invalidateQueries({ queryKey: rematchQuery.queryKey });
    },
  });
  if (!may("edit_watch_list")) return null;
  const isHeld = run.state === "paused" || run.state === "stopped";
  return (
    <>
      {run.state === "running" && (
        <Button
          size="compact-xs"
          leftSection={<IconPlayerPause size={13} aria-hidden />}
          onClick={() => holding.mutate("paused")}
        >
          {t("watchList.rematch.pause")}
        </Button>
      )}
      {isHeld && (
        <Button
          size="compact-xs"
          leftSection={<IconPlayerPlay size={13} aria-hidden />}
          onClick={() => holding.mutate("running")}
        >
          {t("watchList.rematch.resume")}
        </Button>
      )}
      {(run.state === "running" || run.state === "paused") && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerStop size={13} aria-hidden />}
          onClick={() => setIsAsking(true)}
        >
          {t("watchList.rematch.stop")}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("watchList.rematch.stopTitle")}
          text={t("watchList.rematch.stopText")}
          confirm={t("watchList.rematch.stop")}
          isBusy={holding.isPending}
          onConfirm={() => holding.mutate("stopped")}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
