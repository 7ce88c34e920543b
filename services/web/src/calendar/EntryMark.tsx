import { platformName } from "@earshot/core/collect/platform-names";
import {
  IconCalendarEvent,
  IconMessage,
  IconSpeakerphone,
  IconVolumeOff,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CalendarEntry } from "../api/calendar.ts";
import { dateFormat } from "../words/intl-formats.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Calendar.module.css";

const icons: Readonly<Record<CalendarEntry["kind"], Icon>> = {
  post: IconMessage,
  campaign: IconSpeakerphone,
  event: IconCalendarEvent,
  quiet: IconVolumeOff,
};

interface EntryMarkProps {
  entry: CalendarEntry;
  hasClash: boolean;
  /** End, platform and state beside the title. */
  isFull?: boolean;
  onOpen: (entry: CalendarEntry) => void;
}

/** One entry as a button: kind, hour, title. */
export function EntryMark({ entry, hasClash, isFull = false, onOpen }: EntryMarkProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const KindIcon = icons[entry.kind];
  const hour = dateFormat(language, { hour: "2-digit", minute: "2-digit" }).format(new Date(entry.at));
  const last = entry.till === null ? null : new Date(Date.parse(entry.till) - 1);
  const lastDay =
    last === null || last.toDateString() === new Date(entry.at).toDateString()
      ? null
      : dateFormat(language, { day: "numeric", month: "long" }).format(last);
  const facts = [
    isFull && lastDay !== null ? t("calendar.until", { day: lastDay }) : null,
    entry.platform === null ? null : platformName(entry.platform, language),
    entry.entity?.name ?? null,
    entry.state === "planned" ? null : t(`calendar.state.${entry.state}`),
  ].filter((fact) => fact !== null);
  return (
    <button
      type="button"
      className={classes["entry"]}
      data-kind={entry.kind}
      data-state={entry.state}
      data-clash={hasClash || undefined}
      title={[t(`calendar.kind.${entry.kind}`), entry.title, ...facts].join(" · ")}
      onClick={() => onOpen(entry)}
    >
      <KindIcon size={14} stroke={1.75} role="img" aria-label={t(`calendar.kind.${entry.kind}`)} />
      {!entry.isAllDay && entry.kind !== "quiet" && <time dateTime={entry.at}>{hour}</time>}
      <bdi>{entry.title}</bdi>
      {isFull && facts.length > 0 && <span className={classes["facts"]}>{facts.join(" · ")}</span>}
    </button>
  );
}
