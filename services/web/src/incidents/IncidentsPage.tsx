import { Button, SegmentedControl } from "@mantine/core";
import { IconFlame, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { incidentsQuery } from "../api/incidents.ts";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { usePerson } from "../app/person.ts";
import { GatherDialog } from "./GatherDialog.tsx";
import { IncidentCard } from "./IncidentCard.tsx";
import classes from "./Incidents.module.css";

/** Incidents: what is under way, how large it is, what is to be done. */
export function IncidentsPage() {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const [scope, setScope] = useState<"open" | "all">("open");
  const [isOpening, setIsOpening] = useState(false);
  const query = useQuery(incidentsQuery(scope));
  return (
    <Page>
      <PageHead
        title={t("incidents.title")}
        lead={t("incidents.lead")}
        exported={{ list: "incidents", filter: { scope } }}
      >
        {mayTriage && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setIsOpening(true)}
          >
            {t("incidents.new")}
          </Button>
        )}
      </PageHead>
      <SegmentedControl
        size="xs"
        mb={12}
        withItemsBorders={false}
        aria-label={t("incidents.scope")}
        value={scope}
        data={[
          { value: "open", label: t("incidents.open") },
          { value: "all", label: t("incidents.all") },
        ]}
        onChange={setScope}
      />
      <Loaded query={query} skeleton={[72, 72, 72]}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <Empty icon={<IconFlame size={28} stroke={1.5} aria-hidden />} title={t("incidents.empty")}>
              <p>{t("incidents.emptyText")}</p>
            </Empty>
          ) : (
            <ul className={classes["list"]}>
              {incidents.map((incident) => (
                <IncidentCard key={incident.incidentId} incident={incident} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isOpening && (
        <GatherDialog gathered={{ postIds: [], storyIds: [] }} onClose={() => setIsOpening(false)} />
      )}
    </Page>
  );
}
