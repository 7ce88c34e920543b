import { receivedText, checkTitles } from "@earshot/core/system/finding-text";
import { checkNames, type CheckName } from "@earshot/core/system/finding";
import { Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readinessQuery, type Health } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./System.module.css";

type HealthCheck = Health["checks"][number];

const places = { fail: 0, warn: 1, ok: 2 } as const;

/** Every check of `/readyz` in the reader's language, what needs a person first, and what mends it. */
export function Readiness() {
  const { t } = useTranslation();
  const query = useQuery(readinessQuery);
  const { data } = query;
  const checks = data?.checks.toSorted((a, b) => places[a.level] - places[b.level]);
  return (
    <section className={classes["card"]}>
      <h2>
        {t("system.readiness")}
        {data && <span data-ok={data.ok}>{t(data.ok ? "system.ready" : "system.notReady")}</span>}
      </h2>
      {checks ? (
        <ul className={classes["checks"]}>
          {checks.map((check) => (
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

function CheckLine({ check }: { check: HealthCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { what, mend } = receivedText(check.code, check.params, language) ?? {
    what: check.detail,
    mend: check.mend,
  };
  return (
    <li data-level={check.level}>
      <LevelMark level={check.level} label={t(`system.level.${check.level}`)} />
      <span>
        <b>{isCheckName(check.name) ? checkTitles[language][check.name] : check.name}</b> {what}
        {mend !== null && <p>{mend}</p>}
      </span>
    </li>
  );
}

/** By shape and name, never by colour alone. */
export function LevelMark({ level, label }: { level: HealthCheck["level"]; label: string }) {
  const Mark = { ok: IconCircleCheck, warn: IconInfoCircle, fail: IconAlertTriangle }[level];
  return <Mark size={16} stroke={1.75} aria-label={label} />;
}

function isCheckName(name: string): name is CheckName {
  return (checkNames as readonly string[]).includes(name);
}
