import type { Source } from "@earshot/contract/source";
import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { Button, Drawer, Skeleton } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checksQuery, type SourceCheck } from "../api/sources.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import { SourceBackfill } from "./SourceBackfill.tsx";
import { SourceSettings } from "./SourceSettings.tsx";
import { NextCheck, Reason } from "./SourceHealth.tsx";
import { StateMark } from "./StateMark.tsx";
import classes from "./Sources.module.css";
import { useSourceActions } from "./use-source-actions.tsx";

interface SourceDrawerProps {
  source: Source;
  onClose: () => void;
}

/** One source in full: its state, its settings, every attempt to read it. */
export function SourceDrawer({ source, onClose }: SourceDrawerProps) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const { check } = useSourceActions(source);
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={<bdi>{source.name}</bdi>}>
      <div className={classes["drawer"]}>
        <section>
          <div className={classes["drawer-head"]}>
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
          </div>
          <Reason source={source} />
          {source.reasonRaw !== null && (
            <p className={classes["raw"]}>
              {t("sources.raw")}: <bdi>{source.reasonRaw}</bdi>
            </p>
          )}
          <p className={classes["address"]}>
            <OutLink url={source.url} isFull />
          </p>
          <p className={classes["since"]}>
            {t("sources.column.next")}: <NextCheck source={source} />
          </p>
        </section>
        {may("edit_sources") && <SourceSettings key={source.sourceId} source={source} />}
        <SourceBackfill sourceId={source.sourceId} />
        <section>
          <h2>{t("sources.checks")}</h2>
          <Checks sourceId={source.sourceId} />
        </section>
      </div>
    </Drawer>
  );
}

function Checks({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const query = useQuery(checksQuery(sourceId));
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={160} />;
  if (query.data.length === 0) return <p className={classes["none"]}>{t("sources.noChecks")}</p>;
  return (
    <ol className={classes["checks"]}>
      {query.data.map((check) => (
        <CheckLine key={check.at} check={check} />
      ))}
    </ol>
  );
}

function CheckLine({ check }: { check: SourceCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const counts = [
    check.received > 0 && t("sources.received", { count: check.received }),
    check.added > 0 && t("sources.added", { count: check.added }),
    check.edited > 0 && t("sources.edited", { count: check.edited }),
    check.refused > 0 && t("sources.refused", { count: check.refused }),
  ].filter((each) => each !== false);
  return (
    <li data-outcome={check.outcome}>
      <span className={classes["check-head"]}>
        <b>{t(`sources.outcome.${check.outcome}`)}</b>
        {check.httpStatus !== null && <span>HTTP {check.httpStatus}</span>}
        <span>{t("sources.took", { ms: check.tookMs })}</span>
        <span className={classes["check-time"]}>
          <Moment at={check.at} />
        </span>
      </span>
      {counts.length > 0 && <span>{counts.join(" · ")}</span>}
      {check.reasonCode !== null && (
        <span>{reasonText(readSourceReason(check.reasonCode), language).what}</span>
      )}
      {check.reasonRaw !== null && <span className={classes["raw"]}>{check.reasonRaw}</span>}
      {check.warnings.map((warning) => (
        <span key={warning} className={classes["raw"]}>
          {warning}
        </span>
      ))}
    </li>
  );
}
