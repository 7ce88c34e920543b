import type { MadeReport } from "@earshot/contract/report";
import { reportFormats } from "@earshot/core/report/written/report-format";
import type { PageLanguage } from "@earshot/core/triage/page-language";
import { ActionIcon, Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  deleteMadeReport,
  loadMadeReport,
  madeReportAddress,
  madeReportsKey,
  madeReportsQuery,
} from "../../api/reports.ts";
import { ConfirmDialog } from "../../app/ConfirmDialog.tsx";
import { Loaded } from "../../app/Loaded.tsx";
import { Moment } from "../../app/Moment.tsx";
import { MoreButton } from "../../app/MoreButton.tsx";
import { PagePart } from "../../app/PagePart.tsx";
import { useSay } from "../../app/use-say.tsx";
import { useDeed } from "../../app/use-deed.ts";
import { download } from "../../dashboards/picture-file.ts";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./Kept.module.css";
import { periodName } from "./report-choice.ts";

/** Reports that were made and kept: of what time, complete or not, as files. */
export function MadeReports() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(madeReportsQuery);
  const [leaving, setLeaving] = useState<MadeReport | null>(null);
  const deed = useDeed([madeReportsKey]);
  return (
    <PagePart title={t("documents.kept.title")} hint={t("documents.kept.hint")}>
      <Loaded query={query} skeleton={[72, 72]}>
        {({ pages }) => {
          const reports = pages.flatMap((page) => page.reports);
          const mayDelete = pages[0]?.mayChange === true;
          if (reports.length === 0) return <p className={classes["none"]}>{t("documents.kept.none")}</p>;
          return (
            <ul className={classes["list"]}>
              {reports.map((report) => (
                <MadeItem key={report.reportId} report={report} onDelete={mayDelete ? setLeaving : null} />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <MoreButton of={query} mt={8}>
        {t("documents.kept.more")}
      </MoreButton>
      {leaving !== null && (
        <ConfirmDialog
          title={t("documents.kept.deleteTitle")}
          text={t("documents.kept.deleteText", { title: leaving.title })}
          confirm={t("documents.kept.confirm")}
          isBusy={deed.isBusy}
          onClose={() => setLeaving(null)}
          onConfirm={() =>
            void deed
              .run(() => deleteMadeReport(leaving.reportId), t("documents.kept.deleted"))
              .then(() => setLeaving(null))
          }
        />
      )}
    </PagePart>
  );
}

interface MadeItemProps {
  report: MadeReport;
  onDelete: ((report: MadeReport) => void) | null;
}

function MadeItem({ report, onDelete }: MadeItemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { reportId, kind, zone, title, madeAt, madeBy, scheduleId } = report;
  const item = useRef<HTMLLIElement>(null);
  // Letters lead to a report of the list, which comes later than the page.
  useEffect(() => {
    if (globalThis.location.hash === `#report-${reportId}`) item.current?.scrollIntoView();
  }, [reportId]);
  const period = { from: new Date(report.from), to: new Date(report.to) };
  return (
    <li ref={item} id={`report-${reportId}`} className={classes["item"]}>
      <div className={classes["what"]}>
        <h3>
          <bdi>{title}</bdi>
        </h3>
        <p>
          {periodName(kind, period, zone, language)} · <Moment at={madeAt} />
          {madeBy !== null && ` · ${t("documents.kept.by", { name: madeBy.name })}`}
          {scheduleId !== null && ` · ${t("documents.kept.bySchedule")}`}
        </p>
        <Standing report={report} />
      </div>
      <Files report={report} />
      {onDelete !== null && (
        <ActionIcon aria-label={t("documents.kept.delete", { title })} onClick={() => onDelete(report)}>
          <IconTrash size={16} stroke={1.75} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}

/** Whether it is complete, and what it found; sentences are of the language of the report. */
function Standing({ report: { missing, findings, language } }: { report: MadeReport }) {
  const { t } = useTranslation();
  return (
    <>
      {missing.length === 0 ? (
        <p className={classes["complete"]}>{t("documents.kept.complete")}</p>
      ) : (
        <div className={classes["missing"]}>
          <b>{t("documents.kept.missing")}</b>
          <Sentences of={missing} language={language} />
        </div>
      )}
      {findings.length > 0 && (
        <details className={classes["findings"]}>
          <summary>{t("documents.kept.findings")}</summary>
          <Sentences of={findings} language={language} />
        </details>
      )}
    </>
  );
}

/** Each once: two parts of a report may say the same. */
function Sentences({ of: sentences, language }: { of: readonly string[]; language: PageLanguage }) {
  return (
    <ul lang={language}>
      {[...new Set(sentences)].map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function Files({ report: { reportId, title } }: { report: MadeReport }) {
  const { t } = useTranslation();
  const say = useSay();
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (format: (typeof reportFormats)[number]): Promise<void> => {
    setBusy(format);
    try {
      const { file, name } = await loadMadeReport(reportId, format, new AbortController().signal);
      download(file, name);
    } catch (error) {
      say.failed(error);
    }
    setBusy(null);
  };
  return (
    <div className={classes["files"]}>
      <Button
        component="a"
        href={madeReportAddress(reportId, "html")}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t("documents.kept.openOf", { title })}
      >
        {t("documents.kept.open")}
      </Button>
      {reportFormats
        .filter((format) => format !== "html")
        .map((format) => (
          <Button
            key={format}
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            aria-label={t("documents.kept.file", { format: format.toUpperCase(), title })}
            onClick={() => void save(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
    </div>
  );
}
