import type { CoverageAnswer } from "@earshot/contract/coverage";
import { arrangeCoverage, type CoverageView } from "@earshot/core/collect/coverage-list";
import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconCircleCheck, IconRss, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageQuery, type CoveragePeriod } from "../api/coverage.ts";
import { BackLink } from "../app/BackLink.tsx";
import { DemoRests } from "../app/DemoRests.tsx";
import { Empty } from "../app/Empty.tsx";
import { ExportMenu } from "../app/ExportMenu.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import { CoverageLegend } from "./CoverageLegend.tsx";
import { CoverageRows } from "./CoverageRows.tsx";
import { PlatformSummary } from "./PlatformSummary.tsx";
import { QuotaMeters } from "./QuotaMeters.tsx";
import classes from "./Coverage.module.css";
import { ownZone } from "../words/own-zone.ts";

const periods = [1, 7, 30, 90] as const;

/** How complete what was collected is: every source by time, what is missing, why, and what to do. */
export function CoveragePage() {
  const { t } = useTranslation();
  const [period, setPeriod] = useState<CoveragePeriod>(30);
  const query = useQuery(coverageQuery(period));
  return (
    <Page>
      <BackLink to="/sources">{t("coverage.back")}</BackLink>
      <PageHead title={t("frame.coverage")} lead={t("coverage.lead")}>
        <SegmentedControl
          size="xs"
          aria-label={t("coverage.period")}
          value={String(period)}
          data={periods.map((each) => ({ value: String(each), label: t(`coverage.periods.${each}`) }))}
          onChange={(value) => setPeriod(periods.find((each) => String(each) === value) ?? 30)}
        />
      </PageHead>
      <DemoRests />
      <Loaded query={query} skeleton={[120, 320]}>
        {(coverage) => <Coverage coverage={coverage} period={period} />}
      </Loaded>
    </Page>
  );
}

function Coverage({ coverage, period }: { coverage: CoverageAnswer; period: CoveragePeriod }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [view, setView] = useState<CoverageView>({ q: "", platform: null, isAilingOnly: false });
  const shown = arrangeCoverage(coverage.sources, view, language);
  const isByHour = period === 1;
  const { q, platform, isAilingOnly } = view;
  if (coverage.sources.length === 0) {
    return (
      <>
        <Empty icon={<IconRss size={28} stroke={1.5} aria-hidden />} title={t("coverage.empty")}>
          <p>{t("sources.emptyText")}</p>
        </Empty>
        <QuotaMeters />
      </>
    );
  }
  return (
    <div className={classes["stack"]}>
      <PlatformSummary
        coverage={coverage}
        chosen={view.platform}
        isByHour={isByHour}
        onChoose={(platform) => setView({ ...view, platform })}
      />
      <QuotaMeters />
      <section className={classes["matrix"]}>
        <div className={classes["tools"]}>
          <TextInput
            size="xs"
            aria-label={t("coverage.find")}
            placeholder={t("coverage.find")}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={view.q}
            onChange={(event) => setView({ ...view, q: event.currentTarget.value })}
          />
          <Switch
            size="xs"
            label={t("coverage.onlyAiling")}
            checked={view.isAilingOnly}
            onChange={(event) => setView({ ...view, isAilingOnly: event.currentTarget.checked })}
          />
          <span className={classes["sum"]}>{t("coverage.sources", { count: shown.length })}</span>
          <ExportMenu
            list="coverage"
            filter={{ days: period, zone: ownZone(), q, platform, ailing: isAilingOnly || null }}
          />
        </div>
        <CoverageLegend />
        <Scale starts={coverage.starts} isByHour={isByHour} />
        {shown.length === 0 ? (
          <p className={classes["none"]}>
            {view.isAilingOnly && view.q === "" && <IconCircleCheck size={16} stroke={1.75} aria-hidden />}{" "}
            {t(view.isAilingOnly && view.q === "" ? "coverage.allWell" : "coverage.noneFound")}
          </p>
        ) : (
          <CoverageRows sources={shown} starts={coverage.starts} isByHour={isByHour} />
        )}
      </section>
    </div>
  );
}

/** First, middle and last step, over the strips. */
function Scale({ starts, isByHour }: { starts: readonly string[]; isByHour: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = dateFormat(
    language,
    isByHour ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" },
  );
  const last = starts.length - 2;
  const marks = [...new Set([0, Math.floor(last / 2), Math.max(last, 0)])];
  return (
    <div className={classes["scale"]} aria-hidden>
      <span>{t("sources.column.name")}</span>
      <span>{t("sources.column.state")}</span>
      <div>
        {marks.map((at) => (
          <span key={at}>{format.format(new Date(starts[at] ?? 0))}</span>
        ))}
      </div>
      <span className={classes["percent"]}>{t("coverage.coveredHead")}</span>
      <span className={classes["day"]}>{t("coverage.dayHead")}</span>
    </div>
  );
}
