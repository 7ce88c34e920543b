import { Button, Kbd } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BulkProgress } from "../api/bulk.ts";
import { useFailureWords } from "../words/failure-words.ts";
import classes from "./Toasts.module.css";

interface BulkToastProps {
  progress: BulkProgress;
  /** The change, in words. */
  words: string;
  /** Null while it goes on, and where nothing was changed. */
  onUndo: (() => void) | null;
  /** Null once it is over. */
  onStop?: (() => void) | null;
  /** Of one that broke off. */
  onGoOn?: (() => void) | null;
}

/** How a change of many posts goes on, and at its end what was left out and why. */
export function BulkToast({ progress, words, onUndo, onStop = null, onGoOn = null }: BulkToastProps) {
  const { t } = useTranslation();
  const { total, left, changed, skipped, undoes } = progress;
  const done = total - left;
  return (
    <div className={classes["toast"]} role="status">
      <span className={classes["long"]}>
        <strong>{undoes === null ? words : `${t("triage.undone")} ${words}`}</strong>
        {left > 0 ? (
          <>
            <span> · {t("working.bulk.progress", { done, total })}</span>
            <progress className={classes["progress"]} value={done} max={total} aria-hidden />
          </>
        ) : (
          <>
            <span>
              {" "}
              · {t(undoes === null ? "working.bulk.changed" : "working.bulk.undone", { count: changed })}
            </span>
            {skipped.length > 0 && (
              <span className={classes["lost"]}>
                {t("working.bulk.left")}{" "}
                {skipped
                  .map(({ reason, by, count }) =>
                    t(`working.bulk.skip.${reason}`, { name: by ?? t("working.bulk.somebody"), count }),
                  )
                  .join("; ")}
              </span>
            )}
          </>
        )}
      </span>
      {onStop !== null && (
        <span className={classes["deeds"]}>
          {onGoOn !== null && <Button onClick={onGoOn}>{t("working.bulk.goOn")}</Button>}
          <Button onClick={onStop}>{t("working.bulk.stop")}</Button>
        </span>
      )}
      {onUndo !== null && (
        <Button onClick={onUndo} rightSection={<Kbd size="xs">Z</Kbd>}>
          {t(undoes === null ? "triage.undo" : "working.redo")}
        </Button>
      )}
    </div>
  );
}

/** It broke off: what was done until then stays done. */
export function BulkFailedToast({ progress, error }: { progress: BulkProgress | null; error: unknown }) {
  const { t } = useTranslation();
  const { what, mend } = useFailureWords(error);
  return (
    <div className={classes["toast"]} role="alert">
      <span className={classes["long"]}>
        <strong>{what}</strong> {mend}{" "}
        {progress !== null &&
          t("working.bulk.failed", { done: progress.total - progress.left, total: progress.total })}
      </span>
    </div>
  );
}
