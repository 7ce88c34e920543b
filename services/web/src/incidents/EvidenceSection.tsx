import type { ChainVerdict, Evidence, IncidentDetail } from "@earshot/contract/incident";
import { Button } from "@mantine/core";
import { IconCamera, IconDownload, IconLock, IconLockOpen, IconShieldCheck } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { evidenceQuery, setIncidentHold, takeEvidence, verifyEvidence } from "../api/incidents.ts";
import { Moment } from "../app/Moment.tsx";
import { MoreButton } from "../app/MoreButton.tsx";
import { usePerson } from "../app/person.ts";
import { readEvidence } from "./read-evidence.ts";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface EvidenceSectionProps {
  detail: IncidentDetail;
  mayTriage: boolean;
}

/** What was kept, whether it is whole, and whether it may go. */
export function EvidenceSection({ detail, mayTriage }: EvidenceSectionProps) {
  const { t } = useTranslation();
  const deed = useIncidentDeed();
  const { incident } = detail;
  const { incidentId } = incident;
  const [verdict, setVerdict] = useState<ChainVerdict | null>(null);
  return (
    <PagePart
      title={t("incidents.evidence.title")}
      count={incident.evidence}
      hint={t("incidents.evidence.hint")}
    >
      <HoldLine detail={detail} />
      {incident.evidenceDue > 0 && (
        <p className={classes["quiet"]}>{t("incidents.evidence.due", { count: incident.evidenceDue })}</p>
      )}
      <div className={classes["actions"]}>
        <Button
          size="compact-sm"
          leftSection={<IconShieldCheck size={14} aria-hidden />}
          disabled={deed.isBusy || incident.evidence === 0}
          onClick={() => void deed.run(async () => setVerdict(await verifyEvidence(incidentId)))}
        >
          {t("incidents.evidence.verify")}
        </Button>
        {mayTriage && (
          <Button
            size="compact-sm"
            leftSection={<IconCamera size={14} aria-hidden />}
            disabled={deed.isBusy || incident.posts === 0}
            onClick={() =>
              void deed.run(
                () => takeEvidence(incidentId),
                ({ taken }) => t("incidents.evidence.taken", { count: taken }),
              )
            }
          >
            {t("incidents.evidence.take")}
          </Button>
        )}
        {incident.evidence > 0 && (
          <Button
            size="compact-sm"
            component="a"
            href={`/api/v1/incidents/${incidentId}/evidence.zip`}
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t("incidents.evidence.export")}
          </Button>
        )}
      </div>
      {verdict !== null && <Verdict verdict={verdict} />}
      <EvidenceList incidentId={incidentId} count={incident.evidence} />
    </PagePart>
  );
}

function HoldLine({ detail: { incident } }: { detail: IncidentDetail }) {
  const { t } = useTranslation();
  const { may } = usePerson();
  const deed = useIncidentDeed();
  const [isAsked, setIsAsked] = useState(false);
  const { isHeld, incidentId } = incident;
  const change = async (reason: string): Promise<void> => {
    const isDone = await deed.run(
      () => setIncidentHold(incidentId, { isHeld: !isHeld, reason }),
      ({ letGo }) =>
        isHeld ? t("incidents.evidence.letGo", { count: letGo }) : t("incidents.evidence.restored"),
    );
    if (isDone) setIsAsked(false);
  };
  const words = t(isHeld ? "incidents.evidence.release" : "incidents.evidence.restore");
  return (
    <p className={classes["hold"]} data-held={isHeld || undefined}>
      {isHeld ? <IconLock size={15} aria-hidden /> : <IconLockOpen size={15} aria-hidden />}
      <span>{t(isHeld ? "incidents.evidence.held" : "incidents.evidence.released")}</span>
      {incident.releasedAt !== null && <Moment at={incident.releasedAt} />}
      {may("erase_data") && (
        <Button size="compact-xs" variant="subtle" onClick={() => setIsAsked(true)}>
          {words}
        </Button>
      )}
      {isAsked && (
        <ReasonDialog
          title={words}
          text={t(isHeld ? "incidents.evidence.releaseHint" : "incidents.evidence.restoreHint")}
          label={t("incidents.evidence.holdReason")}
          confirm={words}
          isBusy={deed.isBusy}
          onConfirm={(reason) => void change(reason)}
          onClose={() => setIsAsked(false)}
        />
      )}
    </p>
  );
}

function Verdict({ verdict }: { verdict: ChainVerdict }) {
  const { t } = useTranslation();
  return (
    <div className={classes["verdict"]} role="status" data-whole={verdict.isWhole || undefined}>
      <p>
        {verdict.isWhole
          ? t("incidents.evidence.whole", { count: verdict.count })
          : t("incidents.evidence.broken")}
        {verdict.letGo > 0 && ` · ${t("incidents.evidence.wholeLetGo", { count: verdict.letGo })}`}
      </p>
      {verdict.faults.map(({ sequence, fault }) => (
        <p key={`${sequence} ${fault}`}>{t(`incidents.evidence.fault.${fault}`, { sequence })}</p>
      ))}
      {verdict.head !== null && (
        <p className={classes["hash"]}>
          {t("incidents.evidence.head")}: <code>{verdict.head}</code>
        </p>
      )}
    </div>
  );
}

function EvidenceList({ incidentId, count }: { incidentId: number; count: number }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({ ...evidenceQuery(incidentId), enabled: count > 0 });
  const rows = query.data?.pages.flatMap((page) => page.evidence) ?? [];
  if (count === 0) return <p className={classes["none"]}>{t("incidents.evidence.none")}</p>;
  return (
    <>
      <ol className={classes["evidence"]}>
        {rows.map((row) => (
          <EvidenceLine key={row.sequence} row={row} />
        ))}
      </ol>
      <MoreButton of={query} size="xs" mt={8}>
        {t("incidents.evidence.more")}
      </MoreButton>
    </>
  );
}

function EvidenceLine({ row }: { row: Evidence }) {
  const { t } = useTranslation();
  const kept = readEvidence(row.content);
  return (
    <li>
      <details>
        <summary>
          <span className={classes["number"]}>{row.sequence}</span>
          <span className={classes["kept"]} dir="auto">
            {kept === null ? t("incidents.evidence.letGoMark") : kept.title || kept.text || "—"}
          </span>
          <span className={classes["quiet"]}>{t(`incidents.evidence.reason.${row.reason}`)}</span>
        </summary>
        {kept !== null && (
          <p className={classes["said"]} dir="auto">
            {kept.title !== null && kept.title !== "" && <b>{kept.title}. </b>}
            {kept.text}
          </p>
        )}
        <p className={classes["post-meta"]}>
          {kept !== null && <bdi>{kept.author?.name ?? kept.author?.handle ?? kept.source}</bdi>}
          <Moment at={row.takenAt} />
          {kept !== null && kept.thread.length > 0 && (
            <span>{t("incidents.evidence.withThread", { count: kept.thread.length })}</span>
          )}
          <Link to="/triage" search={{ post: row.postId }}>
            № {row.postId}
          </Link>
        </p>
        <p className={classes["hash"]}>
          SHA-256 <code>{row.hash}</code>
        </p>
      </details>
    </li>
  );
}
