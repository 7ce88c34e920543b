import type { Incident } from "@earshot/contract/incident";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { SeverityMark } from "../triage/Marks.tsx";
import classes from "./Incidents.module.css";
import { StateMark } from "./StateMark.tsx";

/** One incident of the list. */
export function IncidentCard({ incident }: { incident: Incident }) {
  return (
    <li className={classes["card"]}>
      <p className={classes["card-title"]}>
        <SeverityMark severity={incident.severity} />
        <Link to="/incidents/$incidentId" params={{ incidentId: String(incident.incidentId) }}>
          <bdi>{incident.title}</bdi>
        </Link>
        <StateMark state={incident.state} />
      </p>
      <IncidentSizes incident={incident} />
    </li>
  );
}

/** How large it is, what is to be done, since when, and who leads it. */
export function IncidentSizes({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  return (
    <p className={classes["sizes"]}>
      <b>{t("incidents.posts", { count: incident.posts })}</b>
      {incident.openTasks > 0 && <span>{t("incidents.openTasks", { count: incident.openTasks })}</span>}
      {incident.lateTasks > 0 && (
        <span className={classes["late"]}>{t("incidents.lateTasks", { count: incident.lateTasks })}</span>
      )}
      {incident.openClaims > 0 && <span>{t("incidents.openClaims", { count: incident.openClaims })}</span>}
      <span>
        {t("incidents.since")} <Moment at={incident.since} />
      </span>
      {incident.lastPostAt !== null && (
        <span>
          {t("incidents.newestPost")} <Moment at={incident.lastPostAt} />
        </span>
      )}
      <span>
        {incident.leads.length === 0
          ? t("incidents.nobodyLeads")
          : t("incidents.leads", { names: incident.leads.join(", ") })}
      </span>
    </p>
  );
}
