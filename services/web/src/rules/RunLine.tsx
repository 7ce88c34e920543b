import type { RuleRun } from "@earshot/contract/rule";
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import classes from "./Rules.module.css";

interface RunLineProps {
  run: RuleRun;
  /** Another walk takes it back, or did. */
  isUndone: boolean;
  onStop: () => void;
  onUndo: () => void;
}

/** A walk of a rule over history: how far it is, what it changed, and the way back. */
export function RunLine({ run, isUndone, onStop, onUndo }: RunLineProps) {
  const { t } = useTranslation();
  const isRunning = run.state === "running";
  return (
    <div className={classes["run"]}>
      <span>
        {t(`rules.run.${run.kind}`)} · <Moment at={run.startedAt} />
        {run.by !== null && ` · ${run.by}`}
      </span>
      {isRunning && (
        <progress
          aria-label={t(`rules.run.${run.kind}`)}
          max={Math.max(1, run.total)}
          value={Math.min(run.done, run.total)}
        />
      )}
      {isRunning && (
        <Button size="compact-xs" onClick={onStop}>
          {t("rules.run.stop")}
        </Button>
      )}
      <span role={isRunning ? "status" : undefined}>
        {isRunning && `${t("rules.run.progress", { done: run.done, total: run.total })} · `}
        {run.state === "stopped" && `${t("rules.run.stopped")} · `}
        {isUndone && `${t("rules.run.undone")} · `}
        {t("rules.run.changed", { count: run.changed })}
        {run.skipped > 0 && ` · ${t("rules.run.skipped", { count: run.skipped })}`}
      </span>
      {!isRunning && run.kind === "apply" && run.changed > 0 && !isUndone && (
        <Button className={classes["undo-run"]} size="compact-xs" onClick={onUndo}>
          {t("rules.run.undo_run")}
        </Button>
      )}
    </div>
  );
}
