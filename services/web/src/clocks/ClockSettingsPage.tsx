import { Button, Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failure } from "../app/Failure.tsx";
import { CalendarList } from "./CalendarList.tsx";
import classes from "./ClockSettings.module.css";
import { ClockRules } from "./ClockRules.tsx";
import { TargetTable } from "./TargetTable.tsx";
import { TrialPost } from "./TrialPost.tsx";
import { useClockPolicy } from "./use-clock-policy.ts";

/** How soon posts have to be dealt with, and when that time runs. */
export function ClockSettingsPage() {
  const { t } = useTranslation();
  const edited = useClockPolicy();
  const { query, policy, problems } = edited;
  if (query.isError && policy === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (policy === undefined) return <Skeleton height={420} />;
  const set = { policy, problems, onChange: edited.change };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (edited.isChanged && problems.length === 0 && !edited.isOutdated) edited.save();
      }}
    >
      <p className={classes["lead"]}>{t("clocks.settings.lead")}</p>
      <TargetTable {...set} />
      <TrialPost policy={policy} isSound={problems.length === 0} />
      <ClockRules {...set} />
      <CalendarList {...set} />
      {edited.isChanged && (
        <div className={classes["foot"]}>
          {edited.isOutdated ? (
            <p role="alert">{t("clocks.settings.changedMeanwhile")}</p>
          ) : (
            <Button type="submit" variant="filled" disabled={problems.length > 0} loading={edited.isSaving}>
              {t("clocks.settings.save")}
            </Button>
          )}
          <Button variant="default" onClick={edited.discard}>
            {t(edited.isOutdated ? "clocks.settings.reload" : "clocks.settings.discard")}
          </Button>
          {problems.length > 0 && (
            <span role="status">{t("clocks.settings.mend", { count: problems.length })}</span>
          )}
        </div>
      )}
    </form>
  );
}
