import type { ClockReportLine } from "@earshot/contract/clock";
import { clockShare } from "@earshot/core/report/metrics/clock-share";
import { clockKinds } from "@earshot/core/triage/clock/clock";
import { SegmentedControl, Skeleton } from "@mantine/core";
import { IconClockHour4 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockReportQuery, type AskedClockPosts, type ClockPeriod } from "../api/clocks.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { usePerson } from "../app/person.ts";
import { useNow } from "../app/use-now.ts";
import { useLanguage } from "../words/use-language.ts";
import { ClockPostsDialog } from "./ClockPostsDialog.tsx";
import classes from "./ClockReport.module.css";
import { ShareTable } from "./ShareTable.tsx";

const periods = [
  { days: "7", name: "week" },
  { days: "30", name: "month" },
  { days: "90", name: "quarter" },
] as const;

/** Shares of targets met: by the team, each person, direction and severity, with the posts behind each. */
export function ClockReportPage() {
  const { t } = useTranslation();
  const { may } = usePerson();
  const [days, setDays] = useState("30");
  const [asked, setAsked] = useState<AskedClockPosts | null>(null);
  // Renewed by the hour: every other answer would be asked for anew with each tick.
  const hour = Math.ceil(useNow() / 3_600_000);
  const period = useMemo<ClockPeriod>(
    () => ({
      since: new Date((hour - 24 * Number(days)) * 3_600_000).toISOString(),
      until: new Date(hour * 3_600_000).toISOString(),
    }),
    [hour, days],
  );
  const query = useQuery(clockReportQuery(period));
  return (
    <>
      <div className={classes["top"]}>
        <p className={classes["lead"]}>
          {t("clocks.report.lead")}
          {may("edit_settings") && (
            <>
              {" "}
              <Link to="/settings/clocks">{t("clocks.report.settings")}</Link>
            </>
          )}
        </p>
        <SegmentedControl
          size="xs"
          aria-label={t("clocks.report.period")}
          value={days}
          data={periods.map((each) => ({ value: each.days, label: t(`clocks.report.${each.name}`) }))}
          onChange={setDays}
        />
      </div>
      {query.isError && query.data === undefined && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data === undefined && !query.isError && <Skeleton height={240} mt={16} />}
      {query.data?.length === 0 && (
        <Empty icon={<IconClockHour4 size={28} stroke={1.5} aria-hidden />} title={t("clocks.report.none")}>
          <p>{t("clocks.report.noneHint")}</p>
        </Empty>
      )}
      {clockKinds.map((kind) => (
        <KindCard
          key={kind}
          lines={query.data?.filter((line) => line.kind === kind) ?? []}
          onPosts={(line) => setAsked({ ...period, kind, by: line.by, key: line.key, outcome: "missed" })}
        />
      ))}
      <PassportNote />
      {asked !== null && (
        <ClockPostsDialog asked={asked} lines={query.data ?? []} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

interface KindCardProps {
  /** All of one kind. */
  lines: readonly ClockReportLine[];
  onPosts: (line: ClockReportLine) => void;
}

function KindCard({ lines, onPosts }: KindCardProps) {
  const { t } = useTranslation();
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <section className={classes["card"]} aria-label={t(`clocks.kind.${first.kind}`)}>
      <h2>{t(`clocks.kind.${first.kind}`)}</h2>
      <p className={classes["help"]}>{t(`clocks.kindHint.${first.kind}`)}</p>
      {(["team", "person", "direction", "severity"] as const).map((by) => (
        <ShareTable key={by} by={by} lines={lines.filter((line) => line.by === by)} onPosts={onPosts} />
      ))}
    </section>
  );
}

/** How the number is made: said where the number is. */
function PassportNote() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <details className={classes["passport"]}>
      <summary>{t("clocks.report.passport")}</summary>
      <dl>
        <dt>{clockShare.name[language]}</dt>
        <dd>{clockShare.formula[language]}</dd>
        <dt>{t("clocks.report.exclusions")}</dt>
        <dd>{clockShare.exclusions[language]}</dd>
        <dt>{t("clocks.report.intervalTitle")}</dt>
        <dd>{clockShare.interval[language]}</dd>
      </dl>
      <p className={classes["help"]}>{t("clocks.report.version", { version: clockShare.version })}</p>
    </details>
  );
}
