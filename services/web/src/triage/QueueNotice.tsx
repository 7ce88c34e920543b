import { IconClockPause } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeQueue } from "./change-queue.ts";
import classes from "./Toasts.module.css";

/** Changes that wait for the connection, as long as some do. */
export function QueueNotice({ queue }: { queue: ChangeQueue }) {
  const { t } = useTranslation();
  const waiting = useSyncExternalStore(queue.subscribe, queue.waiting);
  return (
    <div role="status">
      {waiting.length > 0 && (
        <div className={classes["queue"]}>
          <IconClockPause size={16} stroke={1.75} aria-hidden />
          <span>
            <strong>{t("working.queue.waiting", { count: waiting.length })}</strong> {t("working.queue.kept")}
            <span className={classes["lost"]}>{waiting.map(({ words }) => words).join("; ")}</span>
          </span>
        </div>
      )}
    </div>
  );
}
