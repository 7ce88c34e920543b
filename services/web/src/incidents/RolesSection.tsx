import type { IncidentDetail } from "@earshot/contract/incident";
import { incidentRoles, type IncidentRole } from "@earshot/core/triage/incident/incident";
import { MultiSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { colleaguesQuery } from "../api/desk.ts";
import { setIncidentRole } from "../api/incidents.ts";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface RolesSectionProps {
  detail: IncidentDetail;
  mayChange: boolean;
}

/** Who leads, who speaks, who looks at the law. */
export function RolesSection({ detail, mayChange }: RolesSectionProps) {
  const { t } = useTranslation();
  return (
    <PagePart title={t("incidents.roles")}>
      <dl className={classes["roles"]}>
        {incidentRoles.map((role) => (
          <Role key={role} role={role} detail={detail} mayChange={mayChange} />
        ))}
      </dl>
    </PagePart>
  );
}

function Role({ role, detail, mayChange }: RolesSectionProps & { role: IncidentRole }) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const { data: colleagues = [] } = useQuery(colleaguesQuery);
  const people = detail.roles.find((each) => each.role === role)?.people ?? [];
  const name = t(`incidents.role.${role}`);
  const ids = people.map(({ personId }) => String(personId));
  const choice = colleagues
    .filter(({ personId, mayTake }) => mayTake || ids.includes(String(personId)))
    .map(({ personId, name: label }) => ({ value: String(personId), label }));
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {mayChange && choice.length > 0 ? (
          <MultiSelect
            size="xs"
            aria-label={name}
            value={ids}
            data={choice}
            disabled={deed.isBusy}
            placeholder={ids.length === 0 ? t("incidents.nobody") : undefined}
            onChange={(chosen) =>
              void deed.run(() =>
                setIncidentRole(detail.incident.incidentId, { role, personIds: chosen.map(Number) }),
              )
            }
          />
        ) : people.length === 0 ? (
          <span className={classes["quiet"]}>{t("incidents.nobody")}</span>
        ) : (
          people.map((each) => each.name).join(", ")
        )}
      </dd>
    </>
  );
}
