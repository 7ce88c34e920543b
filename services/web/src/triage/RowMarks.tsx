import type { MentionRow } from "@earshot/contract/mention";
import { IconAlarmSnooze, IconCheck, IconLock, IconSpeakerphone, IconStarFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery } from "../api/desk.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage, useWords } from "../words/use-language.ts";
import { useRowDesk } from "./desk-context.ts";
import { HoldMark } from "./HoldNotice.tsx";
import classes from "./RowMarks.module.css";

/** The place where a row is ticked. The keys do the same, so it stays out of the way of a screen reader; the row says it. */
export function RowTick({ postId }: { postId: number }) {
  const desk = useRowDesk();
  if (desk === null) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- X does the same
    <span
      className={classes["tick"]}
      aria-hidden
      data-on={desk.selection.has(postId) || undefined}
      data-many={desk.selection.count > 0 || undefined}
      data-tick
      onClick={(event) => {
        event.stopPropagation();
        desk.selection.toggle(postId);
      }}
    >
      <span>
        <IconCheck size={12} stroke={2.5} />
      </span>
    </span>
  );
}

/** Who is on the post, that it names a secret, until when it sleeps, who was called in, one's own star. */
export function RowMarks({ row }: { row: MentionRow }) {
  const t = useWords();
  const language = useLanguage();
  const desk = useRowDesk();
  const hold = desk?.holdOf(row.postId);
  return (
    <>
      {hold !== undefined && <HoldMark hold={hold} isMe={hold.personId === desk?.personId} />}
      {row.namesSecret && (
        <IconLock size={14} stroke={2} className={classes["secret"]} title={t("triage.secret")} />
      )}
      {row.snoozedUntil !== null && (
        <span className={classes["mark"]}>
          <IconAlarmSnooze size={13} stroke={1.75} aria-hidden />
          {t("working.snooze.until", { time: dayAndTime(row.snoozedUntil, language) })}
        </span>
      )}
      {row.escalatedTo.length > 0 && <EscalatedMark personIds={row.escalatedTo} />}
      {desk?.isStarred(row.postId) === true && (
        <IconStarFilled size={13} className={classes["star"]} title={t("working.star.mark")} />
      )}
    </>
  );
}

function EscalatedMark({ personIds }: { personIds: readonly number[] }) {
  const t = useWords();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const names = personIds.map((id) => colleagues.find(({ personId }) => personId === id)?.name ?? `№ ${id}`);
  return (
    <IconSpeakerphone
      size={14}
      stroke={1.75}
      className={classes["called"]}
      title={t("working.escalate.marked", { names: names.join(", ") })}
    />
  );
}
