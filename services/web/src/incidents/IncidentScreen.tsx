import type { IncidentScreen as Shown } from "@earshot/contract/incident";
import { incidentStateNames } from "@earshot/core/triage/incident/incident-names";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { incidentScreenQuery } from "../api/incidents.ts";
import { useLive } from "../app/use-live.ts";
import { useNow } from "../app/use-now.ts";
import { spanWords } from "../stories/span-words.ts";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { GrowthChart } from "./GrowthChart.tsx";
import classes from "./IncidentScreen.module.css";
import { NextClock } from "./NextClock.tsx";
import { WallFigures } from "./WallFigures.tsx";

/** Older than this, what is shown is said to be old. */
const freshMs = 60_000;

/** An incident on the wall: nothing to press, readable from across the room, honest about its age. */
export function IncidentScreen() {
  const { t } = useTranslation();
  const { incidentId } = useParams({ from: "/incidents/$incidentId/screen" });
  const connection = useLive();
  const query = useQuery(incidentScreenQuery(Number(incidentId)));
  const { data } = query;
  useEffect(() => {
    document.title = [data?.incident.title, "Earshot"].filter(Boolean).join(" · ");
  }, [data?.incident.title]);
  return (
    <main className={classes["wall"]}>
      {data === undefined ? (
        <p className={classes["wait"]}>
          {t(query.isError ? "incidents.gone" : "frame.loading")}{" "}
          <Link to="/incidents">{t("incidents.back")}</Link>
        </p>
      ) : (
        <Wall shown={data} isLost={connection === "lost" || query.isError} readAt={query.dataUpdatedAt} />
      )}
    </main>
  );
}

interface WallProps {
  shown: Shown;
  isLost: boolean;
  /** When the answer came. */
  readAt: number;
}

function Wall({ shown, isLost, readAt }: WallProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { incident } = shown;
  const since = (now - Date.parse(incident.since)) / 1_000;
  const age = Math.max(0, now - readAt);
  const isOld = isLost || age > freshMs;
  const minutes = Math.round(age / 60_000);
  return (
    <>
      <header className={classes["head"]} data-level={incident.severity}>
        <span className={classes["level"]} data-level={incident.severity}>
          {incident.severity}
        </span>
        <div className={classes["what"]}>
          <h1 dir="auto">{incident.title}</h1>
          {incident.summary !== "" && <p dir="auto">{incident.summary}</p>}
        </div>
        <div className={classes["when"]}>
          <span>{t("incidents.wall.since")}</span>
          <b>{spanWords(Math.max(60, since), t)}</b>
          {incident.state !== "open" && (
            <span data-state={incident.state}>
              {incident.state === "contained" && incident.containedAt !== null
                ? t("incidents.wall.contained", { time: dayAndTime(incident.containedAt, language) })
                : incidentStateNames[language][incident.state]}
            </span>
          )}
        </div>
      </header>
      <WallFigures shown={shown} />
      <section className={classes["growth"]} aria-label={t("incidents.wall.growth")}>
        <h2>
          {t("incidents.wall.growth")}
          {shown.growth.some(({ isGap }) => isGap) && <small>{t("incidents.wall.gap")}</small>}
        </h2>
        <GrowthChart bars={shown.growth} />
      </section>
      <NextClock shown={shown} />
      <Tasks shown={shown} />
      <section className={classes["statement"]} aria-label={t("incidents.wall.statement")}>
        <h2>
          {t("incidents.wall.statement")}
          {shown.statement !== null && (
            <small>
              {shown.statement.publishedAt === null
                ? t("incidents.wall.notSaid")
                : `${t("incidents.wall.said")} ${dayAndTime(shown.statement.publishedAt, language)}`}
            </small>
          )}
        </h2>
        <p dir="auto" data-none={shown.statement === null || undefined}>
          {shown.statement?.text ?? t("incidents.wall.statementNone")}
        </p>
      </section>
      <footer className={classes["foot"]} data-old={isOld || undefined} role="status">
        <span>
          {!isOld && minutes === 0
            ? t("incidents.wall.now")
            : t(isOld ? "incidents.wall.lost" : "incidents.wall.live", {
                age: t("incidents.wall.minutes", { count: minutes }),
              })}
        </span>
        <Link to="/incidents/$incidentId" params={{ incidentId: String(incident.incidentId) }}>
          {t("incidents.wall.leave")}
        </Link>
      </footer>
    </>
  );
}

const tasksShown = 6;

function Tasks({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const more = shown.incident.openTasks - tasksShown;
  return (
    <section className={classes["tasks"]} aria-label={t("incidents.wall.tasks")}>
      <h2>{t("incidents.wall.tasks")}</h2>
      {shown.tasks.length === 0 && <p className={classes["quiet"]}>{t("incidents.wall.tasksNone")}</p>}
      <ul>
        {shown.tasks.slice(0, tasksShown).map((task) => (
          <li
            key={task.taskId}
            data-late={(task.dueAt !== null && Date.parse(task.dueAt) < now) || undefined}
          >
            <span dir="auto">{task.text}</span>
            <b>{task.who?.name ?? t("incidents.nobody")}</b>
            {task.dueAt !== null && <time dateTime={task.dueAt}>{dayAndTime(task.dueAt, language)}</time>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes["quiet"]}>{t("incidents.wall.tasksMore", { count: more })}</p>}
    </section>
  );
}
