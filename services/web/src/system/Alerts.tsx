import { receivedText } from "@earshot/core/system/finding-text";
import { Button, Skeleton } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { acknowledgeAlert, systemAlertsQuery, systemQuery, type SystemAlert } from "../api/system.ts";
import { Failure } from "../app/Failure.tsx";
import { Moment } from "../app/Moment.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import { LevelMark } from "./Readiness.tsx";
import classes from "./System.module.css";

/** What Earshot says of its own troubles: the open ones with what to do, and what is over. */
export function Alerts() {
  const { t } = useTranslation();
  const query = useQuery(systemAlertsQuery);
  const open = query.data?.filter((alert) => alert.resolvedAt === null);
  const over = query.data?.filter((alert) => alert.resolvedAt !== null) ?? [];
  return (
    <section className={classes["card"]} aria-label={t("system.alerts")}>
      <h2>{t("system.alerts")}</h2>
      {open === undefined && !query.isError && <Skeleton height={40} />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {open?.length === 0 && (
        <p className={classes["well"]}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden /> {t("system.noAlerts")}
        </p>
      )}
      <ul className={classes["alerts"]}>
        {open?.map((alert) => (
          <OpenAlert key={alert.systemAlertId} alert={alert} />
        ))}
      </ul>
      {over.length > 0 && (
        <details className={classes["history"]}>
          <summary>{t("system.alertsOver", { count: over.length })}</summary>
          <ul>
            {over.map((alert) => (
              <PastAlert key={alert.systemAlertId} alert={alert} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function useAlertText(alert: SystemAlert): { what: string; mend: string | null } {
  const language = useLanguage();
  return receivedText(alert.code, alert.params, language) ?? alert;
}

function OpenAlert({ alert }: { alert: SystemAlert }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const say = useSay();
  const queryClient = useQueryClient();
  const { what, mend } = useAlertText(alert);
  const taking = useMutation({
    mutationFn: () => acknowledgeAlert(alert),
    onSuccess: () => say.done(t("system.acknowledged")),
    onError: say.failed,
    async onSettled() {
      await queryClient.invalidateQueries({ queryKey: systemAlertsQuery.queryKey });
      await queryClient.invalidateQueries({ queryKey: systemQuery.queryKey });
    },
  });
  const isTaken = alert.acknowledgedAt !== null;
  return (
    <li data-level={alert.level} data-taken={isTaken || undefined}>
      <LevelMark level={alert.level} label={t(`system.level.${alert.level}`)} />
      <div>
        <p className={classes["what"]}>{what}</p>
        {mend !== null && <p>{mend}</p>}
        <p className={classes["hint"]}>
          {t("system.since")} <Moment at={alert.openedAt} />
          {isTaken && (
            <>
              {" · "}
              {t("system.looksAfter", { name: alert.acknowledgedBy ?? "…" })}
            </>
          )}
        </p>
      </div>
      {!isTaken && may("run_system") && (
        <Button size="compact-sm" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t("system.acknowledge")}
        </Button>
      )}
    </li>
  );
}

function PastAlert({ alert }: { alert: SystemAlert }) {
  const { t } = useTranslation();
  const { what } = useAlertText(alert);
  return (
    <li>
      <span>{what}</span>
      <span className={classes["hint"]}>
        <Moment at={alert.openedAt} />
        {alert.resolvedAt !== null && (
          <>
            {" · "}
            {t("system.over")} <Moment at={alert.resolvedAt} />
          </>
        )}
        {alert.acknowledgedBy !== null && ` · ${t("system.lookedAfter", { name: alert.acknowledgedBy })}`}
      </span>
    </li>
  );
}
