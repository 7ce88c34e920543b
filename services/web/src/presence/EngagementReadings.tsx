import type { EngagementPoint } from "@earshot/contract/presence";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { dayAndTime, shortAge } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { curveOf } from "./curve.ts";
import { EngagementCurve } from "./EngagementCurve.tsx";
import classes from "./Presence.module.css";

interface EngagementReadingsProps {
  publishedAt: string;
  curve: readonly EngagementPoint[];
}

/** The counter that tells most, as it stood at each age at which the post was read again: in figures, and drawn. */
export function EngagementReadings({ publishedAt, curve }: EngagementReadingsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const shown = curveOf(curve);
  if (shown === null) return null;
  return (
    <div className={classes["readings"]}>
      <EngagementCurve curve={curve} />
      <span>{t("presence.readAt", { counter: t(`presence.counter.${shown.counter}`) })}</span>
      {shown.points.map(({ at, value }) => (
        <span key={at} title={dayAndTime(at, language)}>
          {shortAge(publishedAt, Date.parse(at), language)} — <b>{fullCount(value, language)}</b>
        </span>
      ))}
    </div>
  );
}
