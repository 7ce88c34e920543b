import type { HistoryEvent, MentionDetail } from "@earshot/contract/mention";
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import { historyWords } from "./history-words.ts";
import classes from "./HistorySection.module.css";
import type { DetailActions } from "./PostDetail.tsx";
import { Section } from "./Section.tsx";

interface HistorySectionProps {
  detail: MentionDetail;
  actions: DetailActions;
}

/** Who did what and when, newest first; nothing is ever taken out of it. */
export function HistorySection({ detail, actions }: HistorySectionProps) {
  const { t } = useTranslation();
  const events = detail.history.toSorted((a, b) => b.eventId - a.eventId);
  if (events.length === 0) return null;
  return (
    <Section title={t("detail.history")}>
      <ol className={classes["history"]}>
        {events.map((event) => (
          <EventLine key={event.eventId} event={event} detail={detail} actions={actions} />
        ))}
      </ol>
    </Section>
  );
}

interface EventLineProps extends HistorySectionProps {
  event: HistoryEvent;
}

function EventLine({ event, detail, actions }: EventLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isUndoable =
    actions.mayTriage && !event.isUndone && (event.kind === "status" || event.kind === "correct");
  const parts = historyWords(event, detail, language, t);
  return (
    <li data-undone={event.isUndone || undefined}>
      <span className={classes["what"]}>
        <b>{event.by ?? t("detail.machine")}</b> {t(`detail.event.${event.kind}`)}
        {parts.map(({ name, from, to }) => (
          <span key={name} className={classes["part"]}>
            {name}: {from !== null && <s>{from}</s>} {to}
          </span>
        ))}
        {event.note !== null && <q className={classes["note"]}>{event.note}</q>}
        {event.isUndone && <span className={classes["undone"]}>{t("detail.isUndone")}</span>}
      </span>
      <span className={classes["when"]}>
        <Moment at={event.at} />
        {isUndoable && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconArrowBackUp size={13} aria-hidden />}
            onClick={() => actions.onUndoEvent(event.eventId)}
          >
            {t("triage.undo")}
          </Button>
        )}
      </span>
    </li>
  );
}
