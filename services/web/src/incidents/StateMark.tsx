import type { IncidentState } from "@earshot/core/triage/incident/incident";
import { incidentStateNames } from "@earshot/core/triage/incident/incident-names";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Incidents.module.css";

/** Where an incident stands, in a word with a frame. */
export function StateMark({ state }: { state: IncidentState }) {
  return (
    <span className={classes["state"]} data-state={state}>
      {incidentStateNames[useLanguage()][state]}
    </span>
  );
}
