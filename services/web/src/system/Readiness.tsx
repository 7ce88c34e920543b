import { Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readinessQuery, type Health } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import classes from "./System.module.css";

/** Every check of `/readyz` with its detail, and what mends one that fails. */
export function Readiness() {
  const { t } = useTranslation();
  const query = useQuery(readinessQuery);
  const { data } = query;
  return (
    <section className={classes["card"]}>
      <h2>
        {t("system.readiness")}
        {data && <span data-ok={data.ok}>{t(data.ok ? "system.ready" : "system.notReady")}</span>}
      </h2>
      {data ? (
        <ul className={classes["checks"]}>
          {data.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton height={96} />
      )}
    </section>
  );
}

const named = ["database", "queue", "disk", "clock", "sources"] as const;

function isNamed(name: string): name is (typeof named)[number] {
  return (named as readonly string[]).includes(name);
}

function CheckLine({ check }: { check: Health["checks"][number] }) {
  const { t } = useTranslation();
  return (
    <li data-ok={check.ok}>
      {check.ok ? (
        <IconCircleCheck size={16} stroke={1.75} aria-label={t("system.checkOk")} />
      ) : (
        <IconAlertTriangle size={16} stroke={1.75} aria-label={t("system.checkFailed")} />
      )}
      <span>
        <b>{isNamed(check.name) ? t(`system.check.${check.name}`) : check.name}</b> {check.detail}
        {check.mend !== null && <p>{check.mend}</p>}
      </span>
    </li>
  );
}
