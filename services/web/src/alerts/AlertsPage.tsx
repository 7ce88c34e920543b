import { alertStates, type AlertState } from "@earshot/core/report/alert/alert-state";
import { SegmentedControl, Skeleton } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { alertListQuery, oneAlertQuery } from "../api/alerts.ts";
import { Empty } from "../app/Empty.tsx";
import { Failure } from "../app/Failure.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { readAlertsView, type AlertsView } from "./alerts-view.ts";
import { AlertCard } from "./AlertCard.tsx";
import classes from "./Alerts.module.css";
import { RuleList } from "./RuleList.tsx";

/** All alerts: what waits, what somebody has taken on, what is over, and the rules that make them. */
export function AlertsPage() {
  const { t } = useTranslation();
  const view: AlertsView = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useQuery({ ...oneAlertQuery(view.alert ?? 0), enabled: view.alert !== undefined });
  const counts = useInfiniteQuery(alertListQuery("open")).data?.pages[0]?.counts;
  const tab = view.tab ?? asked.data?.state ?? "open";
  const labelOf = (each: AlertState | "rules"): string => {
    const count = each === "open" || each === "acknowledged" ? (counts?.[each] ?? 0) : 0;
    return count > 0 ? `${t(`alerts.tab.${each}`)} ${count}` : t(`alerts.tab.${each}`);
  };
  return (
    <Page>
      <PageHead
        title={t("frame.alertsPage")}
        lead={t("alerts.lead")}
        {...(tab !== "rules" && { exported: { list: "alerts", filter: { state: tab } } })}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("frame.alertsPage")}
        value={tab}
        data={[...alertStates, "rules" as const].map((each) => ({ value: each, label: labelOf(each) }))}
        onChange={(value) => void navigate({ to: "/alerts", search: readAlertsView({ tab: value }) })}
      />
      {tab === "rules" ? (
        <RuleList />
      ) : (
        <>
          {asked.data && view.tab === undefined && (
            <ul className={classes["list"]}>
              <AlertCard alert={asked.data} isAsked />
            </ul>
          )}
          <AlertsOf key={tab} state={tab} without={view.tab === undefined ? view.alert : undefined} />
        </>
      )}
    </Page>
  );
}

function AlertsOf({ state, without }: { state: AlertState; without: number | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(alertListQuery(state));
  const alerts = query.data?.pages.flatMap((page) => page.alerts);
  const shown = alerts?.filter(({ alertId }) => alertId !== without);
  if (query.isError && alerts === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (shown === undefined) return <Skeleton height={160} mt={12} />;
  return (
    <>
      {alerts?.length === 0 && (
        <Empty icon={<IconBell size={28} stroke={1.5} aria-hidden />} title={t(`alerts.none.${state}`)}>
          <p>{t(`alerts.none.${state}Hint`)}</p>
        </Empty>
      )}
      <ul className={classes["list"]}>
        {shown.map((alert) => (
          <AlertCard key={alert.alertId} alert={alert} />
        ))}
      </ul>
      <MoreButton of={query}>{t("alerts.more")}</MoreButton>
    </>
  );
}
