import type { IncidentDetail } from "@earshot/contract/incident";
import { mayWork } from "@earshot/core/triage/incident/incident-state";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { incidentQuery } from "../api/incidents.ts";
import { BackLink } from "../app/BackLink.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { ClaimsSection } from "./ClaimsSection.tsx";
import { EvidenceSection } from "./EvidenceSection.tsx";
import { IncidentHead } from "./IncidentHead.tsx";
import classes from "./Incidents.module.css";
import { PostsSection } from "./PostsSection.tsx";
import { RolesSection } from "./RolesSection.tsx";
import { StatementsSection } from "./StatementsSection.tsx";
import { TasksSection } from "./TasksSection.tsx";
import { TimelineSection } from "./TimelineSection.tsx";

/** One incident with everything that the team has on it. */
export function IncidentPage() {
  const { t } = useTranslation();
  const { incidentId } = useParams({ from: "/signed-in/incidents/$incidentId" });
  const query = useQuery(incidentQuery(Number(incidentId)));
  return (
    <Page>
      <BackLink to="/incidents">{t("incidents.back")}</BackLink>
      <Loaded
        query={query}
        gone={{ title: t("incidents.gone"), text: t("incidents.goneText") }}
        skeleton={[24, 96, 160]}
      >
        {(detail) => <Sections key={detail.incident.incidentId} detail={detail} />}
      </Loaded>
    </Page>
  );
}

function Sections({ detail }: { detail: IncidentDetail }) {
  const { mayTriage } = usePerson();
  const mayChange = mayTriage && mayWork(detail.incident.state);
  return (
    <>
      <IncidentHead detail={detail} mayTriage={mayTriage} mayChange={mayChange} />
      <div className={classes["columns"]}>
        <div>
          <TasksSection detail={detail} mayChange={mayChange} />
          <ClaimsSection detail={detail} mayChange={mayChange} />
          <StatementsSection detail={detail} mayChange={mayChange} />
          <PostsSection detail={detail} mayChange={mayChange} />
        </div>
        <div>
          <RolesSection detail={detail} mayChange={mayChange} />
          <TimelineSection detail={detail} mayTriage={mayTriage} />
          <EvidenceSection detail={detail} mayTriage={mayTriage} />
        </div>
      </div>
    </>
  );
}
