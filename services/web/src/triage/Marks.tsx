import {
  IconBulb,
  IconCircleDashed,
  IconFlame,
  IconMessageCircleQuestion,
  IconSpeakerphone,
  IconThumbDown,
  IconZoomQuestion,
  type Icon,
} from "@tabler/icons-react";
import type { Direction, Sentiment } from "@earshot/core/analyse/label";
import { directionNames, sentimentNames, sentimentSigns } from "@earshot/core/analyse/label-names";
import { severityNames, statusNames } from "@earshot/core/triage/status-names";
import type { Severity, Status } from "@earshot/core/triage/status";
import { useLanguage, useWords } from "../words/use-language.ts";
import classes from "./Marks.module.css";

export const directionIcons: Record<Direction, Icon> = {
  crisis: IconFlame,
  announcement: IconSpeakerphone,
  clarification: IconZoomQuestion,
  unpopular_decision: IconThumbDown,
  opinion_leader: IconBulb,
  feedback_request: IconMessageCircleQuestion,
  none: IconCircleDashed,
};

/** Severity as a number on one hue: the darker (in the dark scheme the brighter), the graver. */
export function SeverityMark({ severity }: { severity: number }) {
  const t = useWords();
  const name = severityNames[useLanguage()][severity as Severity];
  return (
    <span
      className={classes["severity"]}
      data-level={severity}
      title={`${t("triage.severity")}: ${severity} · ${name}`}
      // Words out of sight would be two more layers of every row.
      role="img"
      aria-label={`${t("triage.severity")} ${severity} ${name}`}
    >
      {severity}
    </span>
  );
}

export function DirectionMark({ direction }: { direction: Direction }) {
  const DirectionIcon = directionIcons[direction];
  return (
    <span className={classes["direction"]} data-direction={direction}>
      <DirectionIcon size={15} stroke={1.75} aria-hidden />
      <span>{directionNames[useLanguage()][direction]}</span>
    </span>
  );
}

interface SentimentMarkProps {
  sentiment: Sentiment;
  /** Towards whom; absent where the place says it already. */
  towards?: string;
}

export function SentimentMark({ sentiment, towards }: SentimentMarkProps) {
  return (
    <span className={classes["sentiment"]} data-sentiment={sentiment}>
      <span className={classes["sign"]} aria-hidden>
        {sentimentSigns[sentiment]}
      </span>
      {sentimentNames[useLanguage()][sentiment]}
      {towards !== undefined && (
        <>
          <span aria-hidden className={classes["arrow"]}>
            →
          </span>
          <bdi className={classes["towards"]}>{towards}</bdi>
        </>
      )}
    </span>
  );
}

export function StatusMark({ status }: { status: Status }) {
  return (
    <span className={classes["status"]} data-status={status}>
      {statusNames[useLanguage()][status]}
    </span>
  );
}
