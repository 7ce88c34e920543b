import type { AlertView } from "@earshot/contract/alert";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alertsKey, closeAlert, oneAlertQuery, takeAlert } from "../api/alerts.ts";
import { Moment } from "../app/Moment.tsx";
import { SuspectedAccount } from "../authors/SuspectedAccount.tsx";
import { usePerson } from "../app/person.ts";
import { useSay } from "../app/use-say.tsx";
import { GatherDialog } from "../incidents/GatherDialog.tsx";
import { SeverityMark } from "../triage/Marks.tsx";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Alerts.module.css";

/** One cause: what it is about, who has taken it on, what became of telling it. */
export function AlertCard({ alert, isAsked = false }: { alert: AlertView; isAsked?: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const posts = t("alerts.posts", { count: alert.spike?.count ?? alert.postCount });
  const spike = alert.spike && {
    posts,
    hours: alert.spike.windowHours,
    usual: alert.spike.mean.toLocaleString(language, { maximumFractionDigits: 1 }),
  };
  return (
    <li className={classes["alert"]} data-asked={isAsked || undefined}>
      <div className={classes["head"]}>
        <SeverityMark severity={alert.severity} />
        <span>{alert.ruleName}</span>
      </div>
      <AlertTools alert={alert} />
      <div className={classes["facts"]}>
        {(alert.impostor === null || alert.postCount > 0) && (
          <span>{spike === null ? posts : t("alerts.spike", spike)}</span>
        )}
        <span>
          {t("alerts.since")} <Moment at={alert.openedAt} />
        </span>
        {alert.lastAt !== alert.openedAt && (
          <span>
            {t("alerts.last")} <Moment at={alert.lastAt} />
          </span>
        )}
        {alert.acknowledgedBy !== null && <span>{t("alerts.by", { name: alert.acknowledgedBy })}</span>}
        {alert.closedAt !== null && (
          <span>
            {t("alerts.closedAt")} <Moment at={alert.closedAt} />
          </span>
        )}
        {alert.nextStepAt !== null && alert.stepsTold > 0 && (
          <span>
            {t("alerts.next")} <Moment at={alert.nextStepAt} />
          </span>
        )}
        <Deliveries alert={alert} />
      </div>
      {alert.impostor !== null && (
        <SuspectedAccount impostor={alert.impostor} hasPosts={alert.postCount > 0} />
      )}
      <ul className={classes["posts"]}>
        {alert.posts.map(({ postId, text, by }) => (
          <li key={postId}>
            <Link to="/triage" search={{ post: postId }}>
              {text}
            </Link>{" "}
            <span className={classes["by"]}>{by}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Deliveries({ alert: { deliveries, stepsTold } }: { alert: AlertView }) {
  const { t } = useTranslation();
  const { sent, failed, unknown, waiting, sending } = deliveries;
  const lost = failed + unknown;
  const onWay = waiting + sending;
  return (
    <>
      {stepsTold > 0 && sent + lost + onWay === 0 && (
        <span className={classes["trouble"]}>{t("alerts.untold")}</span>
      )}
      {lost > 0 && <span className={classes["trouble"]}>{t("alerts.undelivered", { count: lost })}</span>}
      {onWay > 0 && <span>{t("alerts.waiting", { count: onWay })}</span>}
      {sent > 0 && <span>{t("alerts.sent", { count: sent })}</span>}
    </>
  );
}

function AlertTools({ alert }: { alert: AlertView }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const say = useSay();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: alertsKey });
  const taking = useMutation({
    mutationFn: () => takeAlert(alert.alertId),
    onSuccess: () => say.done(t("alerts.taken")),
    onError: say.failed,
    onSettled,
  });
  const closing = useMutation({
    mutationFn: () => closeAlert(alert.alertId),
    onSuccess: () => say.done(t("alerts.closed")),
    onError: say.failed,
    onSettled,
  });
  const [isGathering, setIsGathering] = useState(false);
  if (alert.state === "past" || !may("triage")) return <span />;
  return (
    <div className={classes["tools"]}>
      {alert.state === "open" && (
        <Button variant="filled" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t("alerts.take")}
        </Button>
      )}
      {alert.postCount > 0 && <Button onClick={() => setIsGathering(true)}>{t("incidents.add")}</Button>}
      <Button loading={closing.isPending} onClick={() => closing.mutate()}>
        {t("alerts.close")}
      </Button>
      {isGathering && (
        <GatherAlert
          alert={alert}
          onDone={() => alert.state === "open" && taking.mutate()}
          onClose={() => setIsGathering(false)}
        />
      )}
    </div>
  );
}

interface GatherAlertProps {
  alert: AlertView;
  onDone: () => void;
  onClose: () => void;
}

/** All that an alert is about goes into an incident, with its story where it is of one; whoever does so has taken it on. */
function GatherAlert({ alert, onDone, onClose }: GatherAlertProps) {
  const { data } = useQuery(oneAlertQuery(alert.alertId));
  const [, story] = /^story-(\d+)$/.exec(alert.cause) ?? [];
  if (data === undefined) return null;
  return (
    <GatherDialog
      gathered={{ postIds: data.postIds, storyIds: [] }}
      storyId={story === undefined ? null : Number(story)}
      severity={alert.severity}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
