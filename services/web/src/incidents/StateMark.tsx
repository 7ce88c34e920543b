import type { IncidentState } from "@earshot/core/triage/incident/incident";
import { useTranslation } from "react-i18next";
import classes from "./Incidents.module.css";

/** Where an incident stands, in a word with a frame. */
export function StateMark({ state }: { state: IncidentState }) {
  const { t } = useTranslation();
  return (
    <span className={classes["state"]} data-state={state}>
      {t(`look.incidentState.${state}`)}
    </span>
  );
}
