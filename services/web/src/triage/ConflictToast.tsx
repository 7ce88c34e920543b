import type { HistoryEvent } from "@earshot/contract/mention";
import type { Conflict } from "@earshot/contract/problem";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { useLanguage } from "../words/use-language.ts";
import { historyWords } from "./history-words.ts";
import classes from "./Toasts.module.css";

interface ConflictToastProps {
  conflict: Conflict;
  /** One's own change, in words. */
  words: string;
  /** Does it all the same; null where there is nothing to repeat. */
  onRepeat: ((isTakeOver: boolean) => void) | null;
}

/** Shows who was faster and with what, or who is on the post, and offers to do it all the same. */
export function ConflictToast({ conflict, words, onRepeat }: ConflictToastProps) {
  const { t } = useTranslation();
  const { reason, since, holder } = conflict;
  const [event] = since;
  const isHeld = reason === "held";
  return (
    <div className={classes["toast"]} role="alert">
      <span className={classes["long"]}>
        {reason === "unchanged" || reason === "already_undone" ? (
          <strong>{t("working.conflict.gone")}</strong>
        ) : isHeld ? (
          <strong>{t("working.conflict.held", { name: holder?.name ?? t("working.bulk.somebody") })}</strong>
        ) : (
          <>
            <strong>{t("working.conflict.by", { name: event?.by ?? t("working.bulk.somebody") })}</strong>{" "}
            {event && <EventWords event={event} />}
          </>
        )}
        <span className={classes["lost"]}>
          {t("working.conflict.mine")} {words}
        </span>
      </span>
      {onRepeat !== null && (isHeld || reason === "stale") && (
        <Button onClick={() => onRepeat(isHeld)}>
          {t(isHeld ? "working.conflict.takeOver" : "working.conflict.repeat")}
        </Button>
      )}
    </div>
  );
}

/** What somebody did, in a few words. */
function EventWords({ event }: { event: HistoryEvent }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const detail = { entities: [], notes: [], revisions: [] };
  const parts = historyWords(event, { detail, tags, colleagues, language, t });
  const said = parts.map(({ name, to }) => (to === "" ? name : `${name}: ${to}`));
  return <span>{said.length > 0 ? said.join("; ") : t(`detail.event.${event.kind}`)}</span>;
}
