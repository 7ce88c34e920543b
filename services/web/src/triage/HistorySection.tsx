import type { HistoryEvent, MentionDetail } from "@earshot/contract/mention";
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { colleaguesQuery, tagsQuery } from "../api/desk.ts";
import { loadHistory } from "../api/mentions.ts";
import { Moment } from "../app/Moment.tsx";
import { useSay } from "../app/use-say.tsx";
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
  const { older, hasMore, isLoading, load } = useOlder(detail);
  const events = [...detail.history, ...older];
  if (events.length === 0) return null;
  return (
    <Section title={t("detail.history")}>
      <ol className={classes["history"]}>
        {events.map((event) => (
          <EventLine key={event.eventId} event={event} detail={detail} actions={actions} />
        ))}
      </ol>
      {hasMore && (
        <Button mt={8} variant="subtle" loading={isLoading} onClick={() => void load()}>
          {t("detail.olderHistory")}
        </Button>
      )}
    </Section>
  );
}

/** Events beyond those that come with the post, fetched when they are asked for. */
function useOlder({ postId, history, hasMoreHistory }: MentionDetail) {
  const say = useSay();
  const [fetched, setFetched] = useState<{ postId: number; events: HistoryEvent[]; hasMore: boolean } | null>(
    null,
  );
  const [isLoading, setIsLoading] = useState(false);
  const mine = fetched?.postId === postId ? fetched : null;
  // Newer events push the first page on: what it does not reach any more was fetched before.
  const last = history.at(-1)?.eventId ?? 0;
  const older = mine?.events.filter(({ eventId }) => eventId < last) ?? [];
  return {
    older,
    hasMore: mine?.hasMore ?? hasMoreHistory,
    isLoading,
    async load() {
      setIsLoading(true);
      try {
        const page = await loadHistory(postId, (older.at(-1) ?? history.at(-1))?.eventId ?? 0);
        setFetched({ postId, events: [...older, ...page.history], hasMore: page.hasMoreHistory });
      } catch (error) {
        say.failed(error);
      } finally {
        setIsLoading(false);
      }
    },
  };
}

const undoable: readonly HistoryEvent["kind"][] = ["status", "correct", "assign", "tag"];

interface EventLineProps extends HistorySectionProps {
  event: HistoryEvent;
}

function EventLine({ event, detail, actions }: EventLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data: tags = [] } = useQuery(tagsQuery);
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const isUndoable = actions.mayTriage && !event.isUndone && undoable.includes(event.kind);
  const parts = historyWords(event, { detail, tags, colleagues, language, t });
  return (
    <li data-undone={event.isUndone || undefined}>
      <span className={classes["what"]}>
        <b>{event.by ?? t("detail.machine")}</b> {t(`detail.event.${event.kind}`)}
        {parts.map(({ name, from, to }) => (
          <span key={name} className={classes["part"]}>
            {to === "" ? name : `${name}: `}
            {from !== null && <s>{from}</s>} {to}
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
