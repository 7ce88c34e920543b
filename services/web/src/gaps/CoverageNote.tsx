import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { coverageSummaryQuery, type SummaryOf } from "../api/coverage.ts";
import { useNow } from "../app/use-now.ts";
import { notedSpan } from "./noted-span.ts";
import classes from "./Coverage.module.css";

interface CoverageNoteProps extends SummaryOf {
  /** ISO 8601. */
  from: string;
  /** Null: up to now. */
  to: string | null;
}

/** Beside a count of a time: says so when posts of it may be missing, and whose. Otherwise nothing. */
export function CoverageNote({ from, to, ...of }: CoverageNoteProps) {
  const span = notedSpan(from, to, useNow());
  return span === null ? null : <Note {...span} {...of} />;
}

function Note({ from, to, ...of }: SummaryOf & { from: string; to: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(coverageSummaryQuery(from, to, of));
  if (data === undefined || data.incomplete === 0) return null;
  return (
    <span className={classes["note"]} title={data.missing.map(({ name }) => name).join(", ")}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      {t("coverage.note", { count: data.incomplete })}
      <Link to="/coverage">{t("coverage.noteMore")}</Link>
    </span>
  );
}
