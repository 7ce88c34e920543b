import type { MentionDetail } from "@earshot/contract/mention";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeFrom } from "../api/incidents.ts";
import { Section } from "../triage/Section.tsx";
import { GatherDialog } from "./GatherDialog.tsx";
import classes from "./Incidents.module.css";
import { StateMark } from "./StateMark.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface IncidentSectionProps {
  detail: MentionDetail;
  mayTriage: boolean;
}

/** Beside a post: the incident that it is part of, and the way into one. */
export function IncidentSection({ detail, mayTriage }: IncidentSectionProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [isGathering, setIsGathering] = useState(false);
  const { incident, postId } = detail;
  if (incident === null && !mayTriage) return null;
  return (
    <Section
      title={t("incidents.one")}
      aside={
        incident !== null && incident.others > 0
          ? t("look.moreIncidents", { count: incident.others })
          : undefined
      }
    >
      {incident !== null && (
        <p className={classes["section-title"]}>
          <Link to="/incidents/$incidentId" params={{ incidentId: String(incident.incidentId) }}>
            <bdi>{incident.title}</bdi>
          </Link>
          <StateMark state={incident.state} />
        </p>
      )}
      {mayTriage && (
        <div className={classes["actions"]}>
          <Button variant={incident === null ? "default" : "subtle"} onClick={() => setIsGathering(true)}>
            {t("incidents.add")}
          </Button>
          {incident !== null && (
            <Button
              variant="subtle"
              disabled={deed.isBusy}
              onClick={() =>
                void deed.run(
                  () => removeFrom(incident.incidentId, { postIds: [postId], storyIds: [] }),
                  t("incidents.takenOut"),
                )
              }
            >
              {t("incidents.takeOut")}
            </Button>
          )}
        </div>
      )}
      {isGathering && (
        <GatherDialog
          gathered={{ postIds: [postId], storyIds: [] }}
          storyId={detail.story?.id ?? null}
          severity={detail.severity}
          onClose={() => setIsGathering(false)}
        />
      )}
    </Section>
  );
}
