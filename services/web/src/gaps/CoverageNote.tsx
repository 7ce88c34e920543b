import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { coverageSummaryQuery } from "../api/coverage.ts";
import classes from "./Coverage.module.css";

/** Beside a count of a time: says so when posts of it may be missing, and which sources'. Otherwise nothing. */
export function CoverageNote({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(coverageSummaryQuery(from, to));
  if (data === undefined || data.incomplete === 0) return null;
  return (
    <span className={classes["note"]} title={data.missing.map(({ name }) => name).join(", ")}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      {t("coverage.note", { count: data.incomplete })}
      <Link to="/coverage">{t("coverage.noteMore")}</Link>
    </span>
  );
}
