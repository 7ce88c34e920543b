import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepReport, madeReportsKey, writeReport } from "../../api/reports.ts";
import { useNow } from "../../app/use-now.ts";
import { useDeed } from "../../app/use-deed.ts";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./Documents.module.css";
import { MadeReports } from "./MadeReports.tsx";
import { ReportFields } from "./ReportFields.tsx";
import { ReportFiles } from "./ReportFiles.tsx";
import { wishOf, type ReportChoice } from "./report-choice.ts";
import { Schedules } from "./Schedules.tsx";
import { TemplateChoice } from "./TemplateChoice.tsx";
import { useReportFile } from "./use-report-file.ts";
import { ownZone } from "../../words/own-zone.ts";

const usual = { kind: "weekly", period: "last", entityIds: [], sections: [] } as const;

/** A report is chosen here and taken as page, PDF, slides or workbook; those that were kept, and schedules, stand below. */
export function DocumentsPage() {
  const { t } = useTranslation();
  const now = new Date(useNow());
  const zone = ownZone();
  const spoken = useLanguage();
  const [given, setGiven] = useState<Partial<ReportChoice>>({});
  const choice = { ...usual, language: spoken, ...given };
  const { making, make, forget } = useReportFile();
  const set = (part: Partial<ReportChoice>): void => {
    forget();
    setGiven((before) => ({ ...before, ...part }));
  };
  const keeping = useDeed([madeReportsKey]);
  const wish = wishOf(choice, now, zone);
  return (
    <div className={classes["page"]}>
      <p className={classes["lead"]}>{t("documents.lead")}</p>
      <section className={classes["card"]} aria-label={t("documents.section")}>
        <TemplateChoice choice={choice} set={set} />
        <ReportFields choice={choice} set={set} now={now} zone={zone} />
        <ReportFiles
          wish={wish}
          making={making}
          onMake={(format) => void make(format, (signal) => writeReport(wish, format, signal))}
          onStop={forget}
          onKeep={() => void keeping.run(() => keepReport(wish), t("documents.saved"))}
          isKeeping={keeping.isBusy}
        />
      </section>
      <MadeReports />
      <Schedules />
    </div>
  );
}
