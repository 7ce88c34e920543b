import type { IncidentScreen } from "@earshot/contract/incident";
import { useTranslation } from "react-i18next";
import { useNow } from "../app/use-now.ts";
import { spanWords } from "../stories/span-words.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./IncidentScreen.module.css";

/** What is due next, and how much time is left for it. */
export function NextClock({ shown }: { shown: IncidentScreen }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { nextClock } = shown;
  const left = nextClock === null ? 0 : (Date.parse(nextClock.at) - now) / 1_000;
  const span = spanWords(Math.abs(left), t);
  return (
    <section className={classes["clock"]} aria-label={t("incidents.wall.next")}>
      <h2>{t("incidents.wall.next")}</h2>
      {nextClock === null ? (
        <p className={classes["quiet"]}>{t("incidents.wall.nextNone")}</p>
      ) : (
        <>
          <p className={classes["left"]} data-late={left < 0 || undefined}>
            {left < 0 ? t("incidents.wall.late", { span }) : t("incidents.wall.inTime", { span })}
          </p>
          <p dir="auto">
            {nextClock.kind === "update"
              ? t("incidents.wall.nextUpdate")
              : `${t(`incidents.wall.${nextClock.kind === "task" ? "nextTask" : "nextTarget"}`)}: ${nextClock.text}`}
            {" · "}
            {dayAndTime(nextClock.at, language)}
          </p>
        </>
      )}
    </section>
  );
}
