import { readSourceReason } from "@earshot/core/collect/source-reason";
import { reasonText } from "@earshot/core/collect/source-reason-text";
import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checksQuery } from "../api/sources.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import { foldChecks, type FoldedChecks } from "./fold-checks.ts";
import { RawWords } from "./RawWords.tsx";
import classes from "./Sources.module.css";

/** The latest attempts to read a source, newest first. */
export function SourceChecks({ sourceId }: { sourceId: number }) {
  const { t } = useTranslation();
  const query = useQuery(checksQuery(sourceId));
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton height={160} />;
  if (query.data.length === 0) return <p className={classes["none"]}>{t("sources.noChecks")}</p>;
  return (
    <ol className={classes["checks"]}>
      {foldChecks(query.data).map((folded) => (
        <CheckLine key={folded.check.at} folded={folded} />
      ))}
    </ol>
  );
}

function CheckLine({ folded: { check, times, since } }: { folded: FoldedChecks }) {
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
        {times > 1 && <span>{t("sources.timesRunning", { count: times })}</span>}
        {check.httpStatus !== null && <span>HTTP {check.httpStatus}</span>}
        <span>{t("sources.took", { ms: check.tookMs })}</span>
        <span className={classes["check-time"]}>
          {Date.parse(check.at) - Date.parse(since) >= 60_000 && (
            <>
              <Moment at={since} /> –{" "}
            </>
          )}
          <Moment at={check.at} />
        </span>
      </span>
      {counts.length > 0 && <span>{counts.join(" · ")}</span>}
      {check.reasonCode !== null && (
        <span>{reasonText(readSourceReason(check.reasonCode), language).what}</span>
      )}
      <RawWords reasonCode={check.reasonCode} raw={check.reasonRaw} />
      {check.warnings.map((warning) => (
        <span key={warning} className={classes["raw"]}>
          {warning}
        </span>
      ))}
    </li>
  );
}
