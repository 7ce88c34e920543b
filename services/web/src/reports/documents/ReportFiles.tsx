import type { ReportFormat } from "@earshot/core/report/written/report-format";
import { Button, Loader } from "@mantine/core";
import {
  IconArchive,
  IconExternalLink,
  IconFileText,
  IconPresentation,
  IconTable,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { reportAddress, type ReportWish } from "../../api/reports.ts";
import { Failure } from "../../app/Failure.tsx";
import classes from "./Documents.module.css";
import type { ReportMaking } from "./use-report-file.ts";

interface ReportFilesProps {
  wish: ReportWish;
  making: ReportMaking;
  onMake: (format: ReportFormat) => void;
  onStop: () => void;
  onKeep: () => void;
  isKeeping: boolean;
}

const files = [
  { format: "pdf", Icon: IconFileText },
  { format: "pptx", Icon: IconPresentation },
  { format: "xlsx", Icon: IconTable },
] as const;

/** The report as page or file; while one is made, the others wait. */
export function ReportFiles({ wish, making, onMake, onStop, onKeep, isKeeping }: ReportFilesProps) {
  const { t } = useTranslation();
  const isMaking = making.state === "making";
  return (
    <div className={classes["take"]}>
      <div className={classes["files"]} role="group" aria-label={t("documents.take")}>
        <Button
          component="a"
          variant="filled"
          href={reportAddress(wish)}
          target="_blank"
          rel="noopener noreferrer"
          title={t("documents.newTab")}
          rightSection={<IconExternalLink size={15} aria-hidden />}
        >
          {t("documents.page")}
        </Button>
        {files.map(({ format, Icon }) => (
          <Button
            key={format}
            disabled={isMaking}
            leftSection={<Icon size={15} stroke={1.75} aria-hidden />}
            onClick={() => onMake(format)}
          >
            {t(`documents.${format}`)}
          </Button>
        ))}
        <Button
          loading={isKeeping}
          leftSection={<IconArchive size={15} stroke={1.75} aria-hidden />}
          onClick={onKeep}
        >
          {t("documents.save")}
        </Button>
      </div>
      <div className={classes["said"]} role="status">
        {making.state === "making" && (
          <>
            <Loader size={14} aria-hidden />
            <span>{t("documents.making", { format: t(`documents.${formatKey(making.format)}`) })}</span>
            <Button size="compact-xs" variant="subtle" onClick={onStop}>
              {t("documents.stop")}
            </Button>
          </>
        )}
        {making.state === "made" && <span>{t("documents.made", { name: making.name })}</span>}
      </div>
      {making.state === "failed" && <Failure error={making.error} onRetry={() => onMake(making.format)} />}
    </div>
  );
}

function formatKey(format: ReportFormat): "page" | "pdf" | "pptx" | "xlsx" {
  return format === "html" ? "page" : format;
}
