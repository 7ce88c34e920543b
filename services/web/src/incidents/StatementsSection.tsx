import type { IncidentDetail, IncidentStatement } from "@earshot/contract/incident";
import { mayApprove } from "@earshot/core/triage/incident/incident-state";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { approveStatement } from "../api/incidents.ts";
import { Moment } from "../app/Moment.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { StatementDialog } from "./StatementDialog.tsx";
import { useIncidentDeed } from "./use-incident-deed.ts";

interface StatementsSectionProps {
  detail: IncidentDetail;
  mayChange: boolean;
}

/** What was, is or will be said: each statement by its newest version, the earlier ones below. */
export function StatementsSection({ detail, mayChange }: StatementsSectionProps) {
  const { t } = useTranslation();
  const [isWriting, setIsWriting] = useState(false);
  const numbers = [...new Set(detail.statements.map(({ number }) => number))];
  return (
    <PagePart
      title={t("incidents.statements")}
      count={numbers.length}
      hint={t("incidents.statementsHint")}
      tools={
        mayChange && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => setIsWriting(true)}
          >
            {t("incidents.statementNew")}
          </Button>
        )
      }
    >
      {numbers.length === 0 && <p className={classes["none"]}>{t("incidents.statementsNone")}</p>}
      {numbers.map((number) => (
        <Statement
          key={number}
          detail={detail}
          versions={detail.statements.filter((each) => each.number === number)}
          mayChange={mayChange}
        />
      ))}
      {isWriting && (
        <StatementDialog
          incidentId={detail.incident.incidentId}
          before={null}
          onClose={() => setIsWriting(false)}
        />
      )}
    </PagePart>
  );
}

interface StatementProps extends StatementsSectionProps {
  /** The newest first. */
  versions: readonly IncidentStatement[];
}

function Statement({ detail, versions, mayChange }: StatementProps) {
  const { t } = useTranslation();
  const { person } = usePerson();
  const deed = useIncidentDeed();
  const [dialog, setDialog] = useState<"write" | "publish" | null>(null);
  const [newest, ...older] = versions;
  if (newest === undefined) return null;
  const { incidentId } = detail.incident;
  const isApproving =
    mayChange &&
    newest.approvedAt === null &&
    person !== null &&
    mayApprove({
      role: person.role,
      inIncident: detail.roles
        .filter(({ people }) => people.some((each) => each.personId === person.personId))
        .map(({ role }) => role),
      isAuthor: newest.writtenBy?.personId === person.personId,
    });
  return (
    <article className={classes["statement"]}>
      <StatementText statement={newest} />
      <div className={classes["actions"]}>
        {isApproving && (
          <Button
            size="compact-sm"
            variant="filled"
            disabled={deed.isBusy}
            onClick={() => void deed.run(() => approveStatement(incidentId, newest.statementId))}
          >
            {t("incidents.approve")}
          </Button>
        )}
        {mayChange && newest.approvedAt !== null && newest.publishedAt === null && (
          <Button size="compact-sm" variant="filled" onClick={() => setDialog("publish")}>
            {t("incidents.publish")}
          </Button>
        )}
        {mayChange && (
          <Button size="compact-sm" onClick={() => setDialog("write")}>
            {t("incidents.statementNext")}
          </Button>
        )}
      </div>
      {older.length > 0 && (
        <details className={classes["older"]}>
          <summary>{t("incidents.olderVersions", { count: older.length })}</summary>
          {older.map((each) => (
            <StatementText key={each.version} statement={each} />
          ))}
        </details>
      )}
      {dialog === "write" && (
        <StatementDialog incidentId={incidentId} before={newest} onClose={() => setDialog(null)} />
      )}
      {dialog === "publish" && (
        <PublishDialog
          incidentId={incidentId}
          statementId={newest.statementId}
          onClose={() => setDialog(null)}
        />
      )}
    </article>
  );
}

function StatementText({ statement }: { statement: IncidentStatement }) {
  const { t } = useTranslation();
  const { number, version, approvedAt, approvedBy, publishedAt } = statement;
  return (
    <>
      <p className={classes["sizes"]}>
        <b>{t("incidents.statementNumber", { number, version })}</b>
        <span>
          {statement.writtenBy?.name} · <Moment at={statement.writtenAt} />
        </span>
        {approvedAt === null ? (
          <span className={classes["draft"]}>{t("incidents.draft")}</span>
        ) : (
          <span className={classes["approved"]}>
            {t("incidents.approvedBy", { name: approvedBy?.name ?? "—" })} · <Moment at={approvedAt} />
          </span>
        )}
        {publishedAt !== null && (
          <span>
            {t("incidents.publishedAt")} <Moment at={publishedAt} /> <OutLink url={statement.publishedUrl} />
          </span>
        )}
      </p>
      <p className={classes["said"]} dir="auto">
        {statement.text}
      </p>
    </>
  );
}
