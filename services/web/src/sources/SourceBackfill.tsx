import type { Backfill } from "@earshot/contract/backfill";
import type { HeldBackfill } from "@earshot/core/collect/backfill";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { Button, NativeSelect } from "@mantine/core";
import { IconHistory, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { backfillsQuery, holdBackfill, startBackfill } from "../api/backfills.ts";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { fullCount } from "../words/number-words.ts";
import { dayInYear } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./SourceBackfill.module.css";

const periods = [7, 30, 90, 366] as const;
const dayMs = 24 * 3_600_000;

/** The history of a source: asking for it, how far the asking has come, what it brought. */
export function SourceBackfill({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { data } = useQuery(backfillsQuery(sourceId));
  if (data === undefined) return null;
  const isUnderWay = data.runs.some(({ state }) => state === "running" || state === "paused");
  return (
    <section>
      <h2>{t("backfill.title")}</h2>
      <p className={classes["lead"]}>
        {t(data.isPossible ? "backfill.lead" : "backfill.impossible")}{" "}
        {data.isPossible && data.withComments && t("backfill.withComments")}
      </p>
      {data.isPossible && may("edit_sources") && !isUnderWay && <Start sourceId={sourceId} />}
      {data.runs.length > 0 && (
        <ul className={classes["runs"]}>
          {data.runs.map((run) => (
            <Run key={run.runId} run={run} mayHold={may("edit_sources")} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Start({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const [days, setDays] = useState<(typeof periods)[number]>(30);
  const starting = useMutation({
    mutationFn: () => startBackfill(sourceId, new Date(Date.now() - days * dayMs)),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: backfillsQuery(sourceId).queryKey }),
  });
  return (
    <div className={classes["start"]}>
      <NativeSelect
        size="xs"
        aria-label={t("backfill.period")}
        value={String(days)}
        data={periods.map((each) => ({ value: String(each), label: t(`backfill.days_${each}`) }))}
        onChange={({ currentTarget: { value } }) =>
          setDays(periods.find((each) => String(each) === value) ?? 30)
        }
      />
      <Button
        leftSection={<IconHistory size={15} aria-hidden />}
        loading={starting.isPending}
        onClick={() => starting.mutate()}
      >
        {t("backfill.start")}
      </Button>
    </div>
  );
}

function Run({ run, mayHold }: { run: Backfill; mayHold: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const day = (at: string): string => dayInYear(at, language);
  const reason = run.reasonCode === null ? null : reasonText(readSourceReason(run.reasonCode), language).what;
  const isOpen = run.state === "running" || run.state === "paused";
  return (
    <li className={classes["run"]} data-state={run.state}>
      <span className={classes["head"]}>
        <b>{t(`backfill.state.${run.state}`)}</b>
        <span>{t("backfill.since", { day: day(run.since) })}</span>
        {run.oldestAt !== null && isOpen && <span>{t("backfill.reached", { day: day(run.oldestAt) })}</span>}
        <span>{t("backfill.found", { count: run.added, shown: fullCount(run.added, language) })}</span>
        {mayHold && <Controls run={run} />}
      </span>
      {isOpen && <Track run={run} />}
      {reason !== null && (
        <span className={classes["reason"]}>
          {run.state === "running" ? t("backfill.tries", { reason }) : reason}
        </span>
      )}
    </li>
  );
}

function Track({ run }: { run: Backfill }) {
  const { t } = useTranslation();
  const share = Math.round((run.share ?? 0) * 100);
  return (
    <div
      className={classes["track"]}
      role="progressbar"
      aria-label={t("backfill.title")}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(run.share === null ? {} : { "aria-valuenow": share })}
    >
      <span style={{ width: `${share}%` }} />
    </div>
  );
}

function Controls({ run }: { run: Backfill }) {
  const { t } = useTranslation();
  const say = useSay();
  const queryClient = useQueryClient();
  const holding = useMutation({
    mutationFn: (state: HeldBackfill) => holdBackfill(run.runId, state),
    onError: say.failed,
    onSettled: () => queryClient.invalidateQueries({ queryKey: backfillsQuery(run.sourceId).queryKey }),
  });
  const isOpen = run.state === "running" || run.state === "paused";
  const mayResume = run.state === "paused" || run.state === "failed";
  return (
    <span className={classes["tools"]}>
      {run.state === "running" && (
        <Button
          size="compact-xs"
          leftSection={<IconPlayerPause size={13} aria-hidden />}
          onClick={() => holding.mutate("paused")}
        >
          {t("backfill.pause")}
        </Button>
      )}
      {mayResume && (
        <Button
          size="compact-xs"
          leftSection={<IconPlayerPlay size={13} aria-hidden />}
          onClick={() => holding.mutate("running")}
        >
          {t("backfill.resume")}
        </Button>
      )}
      {isOpen && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlayerStop size={13} aria-hidden />}
          onClick={() => holding.mutate("stopped")}
        >
          {t("backfill.stop")}
        </Button>
      )}
    </span>
  );
}
