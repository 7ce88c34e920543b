import type { SourceHistory } from "@earshot/contract/coverage";
import { Button, SegmentedControl, Skeleton } from "@mantine/core";
import { IconArrowLeft, IconEyeOff, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { historyQuery } from "../api/coverage.ts";
import { statusOf } from "../api/client.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { OutLink } from "../app/OutLink.tsx";
import { SourceBackfill } from "../sources/SourceBackfill.tsx";
import { SourceChecks } from "../sources/SourceChecks.tsx";
import { SourceSettings } from "../sources/SourceSettings.tsx";
import { StateMark } from "../sources/StateMark.tsx";
import { useSourceActions } from "../sources/use-source-actions.tsx";
import { PlatformIcon } from "../triage/PlatformIcon.tsx";
import { GapList } from "./GapList.tsx";
import { HealthFacts } from "./HealthFacts.tsx";
import { KeepField } from "./KeepField.tsx";
import { PostChart } from "./PostChart.tsx";
import { StateTimeline } from "./StateTimeline.tsx";
import classes from "./SourcePage.module.css";

const periods = [1, 7, 28] as const;

/** One source over time: its states, what it gave and what was to be expected, its gaps, and all that people decide about it. */
export function SourcePage() {
  const { t } = useTranslation();
  const { sourceId } = useParams({ from: "/signed-in/sources/$sourceId" });
  const [days, setDays] = useState<(typeof periods)[number]>(7);
  const query = useQuery(historyQuery(Number(sourceId), days));
  return (
    <Page>
      <Button
        component={Link}
        to="/sources"
        variant="subtle"
        size="compact-sm"
        mb={8}
        leftSection={<IconArrowLeft size={15} aria-hidden />}
      >
        {t("coverage.back")}
      </Button>
      {query.data ? (
        <Source history={query.data} days={days} onDays={setDays} />
      ) : statusOf(query.error) === 404 ? (
        <Empty icon={<IconEyeOff size={28} stroke={1.5} aria-hidden />} title={t("coverage.gone")}>
          <p>{t("coverage.goneText")}</p>
        </Empty>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div aria-busy="true">
          <Skeleton height={24} width="40%" />
          <Skeleton height={120} mt={16} />
          <Skeleton height={200} mt={16} />
        </div>
      )}
    </Page>
  );
}

interface SourceProps {
  history: SourceHistory;
  days: (typeof periods)[number];
  onDays: (days: (typeof periods)[number]) => void;
}

function Source({ history, days, onDays }: SourceProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { source } = history;
  return (
    <div className={classes["stack"]}>
      <Head history={history} />
      <HealthFacts history={history} />
      <section className={classes["card"]}>
        <div className={classes["card-head"]}>
          <h2>{t("coverage.timeline")}</h2>
          <SegmentedControl
            size="xs"
            aria-label={t("coverage.period")}
            value={String(days)}
            data={periods.map((each) => ({
              value: String(each),
              label: t(`coverage.periods.${each}`),
            }))}
            onChange={(value) => onDays(periods.find((each) => String(each) === value) ?? 7)}
          />
        </div>
        <StateTimeline history={history} />
        <h2>{t("coverage.chart")}</h2>
        <PostChart history={history} />
      </section>
      <section className={classes["card"]}>
        <h2>{t("coverage.gaps")}</h2>
        <GapList history={history} />
      </section>
      <div className={classes["columns"]}>
        <section className={classes["card"]}>
          <h2>{t("coverage.checks")}</h2>
          <SourceChecks sourceId={source.sourceId} />
        </section>
        <div className={classes["card"]}>
          {may("edit_sources") && <SourceSettings key={source.sourceId} source={source} />}
          {may("edit_sources") && <KeepField key={`keep-${source.sourceId}`} source={source} />}
          <SourceBackfill sourceId={source.sourceId} />
        </div>
      </div>
    </div>
  );
}

function Head({ history: { source } }: { history: SourceHistory }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { check } = useSourceActions(source);
  return (
    <header className={classes["head"]}>
      <div>
        <h1>
          <PlatformIcon platform={source.platform} size={20} /> <bdi>{source.name}</bdi>
        </h1>
        <p>
          <OutLink url={source.url} isFull />
        </p>
      </div>
      <StateMark state={source.state} />
      {may("edit_sources") && source.state !== "paused" && (
        <Button
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t("sources.checkNow")}
        </Button>
      )}
    </header>
  );
}
