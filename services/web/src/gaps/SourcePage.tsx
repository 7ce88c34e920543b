import type { SourceHistory } from "@earshot/contract/coverage";
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { historyQuery } from "../api/coverage.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { OutLink } from "../app/OutLink.tsx";
import { CheckNow } from "../sources/CheckNow.tsx";
import { SourceBackfill } from "../sources/SourceBackfill.tsx";
import { SourceChecks } from "../sources/SourceChecks.tsx";
import { SourceSettings } from "../sources/SourceSettings.tsx";
import { StateMark } from "../sources/StateMark.tsx";
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
      <BackLink to="/sources">{t("coverage.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("coverage.gone"), text: t("coverage.goneText") }}
        skeleton={[24, 120, 200]}
      >
        {(history) => <Source history={history} days={days} onDays={setDays} />}
      </Loaded>
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
      <CheckNow source={source} />
    </header>
  );
}
