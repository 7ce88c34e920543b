import type { IncidentDetail } from "@earshot/contract/incident";
import { nextStates } from "@earshot/core/triage/incident/incident-state";
import type { IncidentState } from "@earshot/core/triage/incident/incident";
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDeviceDesktop, IconFileText, IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setIncidentState } from "../api/incidents.ts";
import { Moment } from "../app/Moment.tsx";
import { SeverityMark } from "../triage/Marks.tsx";
import { dayAndTime } from "../words/time-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { IncidentDialog } from "./IncidentDialog.tsx";
import { IncidentSizes } from "./IncidentCard.tsx";
import classes from "./Incidents.module.css";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { StateMark } from "./StateMark.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";
import { ownZone } from "../words/own-zone.ts";

interface IncidentHeadProps {
  detail: IncidentDetail;
  mayTriage: boolean;
  mayChange: boolean;
}

/** What happened, how grave and how large it is, and what is done with it as a whole. */
export function IncidentHead({ detail, mayTriage, mayChange }: IncidentHeadProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { incident } = detail;
  const [isEditing, setIsEditing] = useState(false);
  return (
    <header className={classes["head"]}>
      <h1>
        <SeverityMark severity={incident.severity} />
        <bdi>{incident.title}</bdi>
        <StateMark state={incident.state} />
      </h1>
      <IncidentSizes incident={incident} />
      <p className={classes["summary"]} data-none={incident.summary === "" || undefined} dir="auto">
        {incident.summary === "" ? t("incidents.summaryNone") : incident.summary}
      </p>
      <p className={classes["sizes"]}>
        <span>
          {t("incidents.sinceField")}: {dayAndTime(incident.since, language)}
        </span>
        <span data-late={isLate(incident.nextUpdateAt) || undefined} className={classes["next"]}>
          {t("incidents.nextUpdate")}:{" "}
          {incident.nextUpdateAt === null ? (
            t("incidents.nextUpdateNone")
          ) : (
            <Moment at={incident.nextUpdateAt} />
          )}
        </span>
      </p>
      <div className={classes["actions"]}>
        {mayTriage && <StateButtons detail={detail} />}
        {mayChange && (
          <Button leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setIsEditing(true)}>
            {t("incidents.edit")}
          </Button>
        )}
        <Button
          leftSection={<IconDeviceDesktop size={15} aria-hidden />}
          renderRoot={(props) => (
            <Link
              to="/incidents/$incidentId/screen"
              params={{ incidentId: String(incident.incidentId) }}
              {...props}
            />
          )}
        >
          {t("incidents.screen")}
        </Button>
        <ReportMenu incidentId={incident.incidentId} />
      </div>
      {isEditing && <IncidentDialog incident={incident} onClose={() => setIsEditing(false)} />}
    </header>
  );
}

function isLate(at: string | null): boolean {
  return at !== null && Date.parse(at) < Date.now();
}

function StateButtons({ detail: { incident } }: { detail: IncidentDetail }) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const [asked, setAsked] = useState<IncidentState | null>(null);
  const go = (state: IncidentState, reason: string) =>
    deed.run(() => setIncidentState(incident.incidentId, { state, reason }), t("incidents.done.state"));
  return (
    <>
      {nextStates(incident.state).map(({ state, needsReason }, at) => (
        <Button
          key={state}
          variant={at === 0 ? "filled" : "default"}
          disabled={deed.isBusy}
          onClick={() => (needsReason ? setAsked(state) : void go(state, ""))}
        >
          {t(`incidents.toState.${state}`)}
        </Button>
      ))}
      {asked !== null && (
        <ReasonDialog
          title={t(`incidents.toState.${asked}`)}
          text={t("incidents.reasonNeeded")}
          label={t("incidents.reason")}
          confirm={t(`incidents.toState.${asked}`)}
          isBusy={deed.isBusy}
          onConfirm={(reason) => void go(asked, reason).then((ran) => ran && setAsked(null))}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** The report in both languages, to print and as a file. */
function ReportMenu({ incidentId }: { incidentId: number }) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          leftSection={<IconFileText size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t("incidents.report")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(["pdf", "html"] as const).flatMap((form) =>
          (["ru", "en"] as const).map((language) => (
            <Menu.Item
              key={`${form}-${language}`}
              component="a"
              href={`/api/v1/incidents/${incidentId}/report.${form}?language=${language}&zone=${encodeURIComponent(
                ownZone(),
              )}`}
              target="_blank"
              rel="noopener"
            >
              {t(form === "pdf" ? "incidents.reportPdf" : "incidents.reportHtml")},{" "}
              {t(`incidents.language.${language}`)}
            </Menu.Item>
          )),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
