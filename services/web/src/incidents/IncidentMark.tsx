import type { MentionRow } from "@earshot/contract/mention";
import { IconFlame } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "./IncidentMark.module.css";

/** In a row: the post is part of an incident. A press leads to it. */
export function IncidentMark({ incident }: Pick<MentionRow, "incident">) {
  const { t } = useTranslation();
  if (incident === null) return null;
  const others = incident.others > 0 ? `, ${t("look.moreIncidents", { count: incident.others })}` : "";
  const name = `${t("look.incident", { title: incident.title })} (${t(`look.incidentState.${incident.state}`)})${others}`;
  return (
    // The keys belong to the list: from there the same is a link beside the post.
    <Link
      to="/incidents/$incidentId"
      params={{ incidentId: String(incident.incidentId) }}
      className={classes["mark"] ?? ""}
      data-state={incident.state}
      tabIndex={-1}
      title={name}
      aria-label={name}
      onClick={(event) => event.stopPropagation()}
    >
      <IconFlame size={13} stroke={1.75} aria-hidden />
      <span className={classes["title"]}>{incident.title}</span>
    </Link>
  );
}
