import type { MentionRow } from "@earshot/contract/mention";
import { incidentStateNames } from "@earshot/core/triage/incident/incident-names";
import { IconFlame } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useLanguage, useWords } from "../words/use-language.ts";
import classes from "./IncidentMark.module.css";

/** In a row: the post is part of an incident. A press of the mouse leads to it; for keys and screen readers that link stands beside the post. */
export function IncidentMark({ incident }: { incident: NonNullable<MentionRow["incident"]> }) {
  const t = useWords();
  const navigate = useNavigate();
  const others = incident.others > 0 ? `, ${t("look.moreIncidents", { count: incident.others })}` : "";
  const name = `${t("look.incident", { title: incident.title })} (${incidentStateNames[useLanguage()][incident.state]})${others}`;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys belong to the list
    <span
      className={classes["mark"]}
      data-state={incident.state}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        void navigate({
          to: "/incidents/$incidentId",
          params: { incidentId: String(incident.incidentId) },
        });
      }}
    >
      <IconFlame size={13} stroke={1.75} aria-hidden />
      <span className="unseen">{name}</span>
      <span className={classes["title"]} aria-hidden>
        {incident.title}
      </span>
    </span>
  );
}
