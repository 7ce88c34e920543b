import type { IncidentClaim, IncidentDetail } from "@earshot/contract/incident";
import { Button, UnstyledButton } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ClaimDialog } from "./ClaimDialog.tsx";
import classes from "./Incidents.module.css";
import { PagePart } from "../app/PagePart.tsx";

interface ClaimsSectionProps {
  detail: IncidentDetail;
  mayChange: boolean;
}

/** What is said about us, and what is known of it. */
export function ClaimsSection({ detail, mayChange }: ClaimsSectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<number | "new" | null>(null);
  const chosen = detail.claims.find((claim) => claim.claimId === open);
  return (
    <PagePart
      title={t("incidents.claims")}
      count={detail.claims.length}
      hint={t("incidents.claimsHint")}
      tools={
        mayChange && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => setOpen("new")}
          >
            {t("incidents.addOne")}
          </Button>
        )
      }
    >
      {detail.claims.length === 0 && <p className={classes["none"]}>{t("incidents.claimsNone")}</p>}
      <ul className={classes["rows"]}>
        {detail.claims.map((claim) => (
          <ClaimLine
            key={claim.claimId}
            claim={claim}
            onOpen={mayChange ? () => setOpen(claim.claimId) : null}
          />
        ))}
      </ul>
      {(chosen !== undefined || open === "new") && (
        <ClaimDialog
          key={chosen?.claimId ?? "new"}
          detail={detail}
          claim={chosen ?? null}
          onClose={() => setOpen(null)}
        />
      )}
    </PagePart>
  );
}

function ClaimLine({ claim, onOpen }: { claim: IncidentClaim; onOpen: (() => void) | null }) {
  const { t } = useTranslation();
  const body = (
    <>
      <span className={classes["claim-text"]} dir="auto">
        «{claim.text}»
      </span>
      <span className={classes["sizes"]}>
        <span className={classes["claim-status"]} data-status={claim.status}>
          {t(`incidents.claimStatus.${claim.status}`)}
        </span>
        {claim.postIds.length > 0 && <span>{t("incidents.carriers", { count: claim.postIds.length })}</span>}
      </span>
      {claim.evidence !== "" && (
        <span className={classes["claim-note"]} dir="auto">
          {t("incidents.claimEvidence")}: {claim.evidence}
        </span>
      )}
      {claim.statement !== "" && (
        <span className={classes["claim-note"]} dir="auto">
          {t("incidents.claimStatement")}: {claim.statement}
        </span>
      )}
    </>
  );
  return (
    <li className={classes["claim"]}>
      {onOpen === null ? (
        <div>{body}</div>
      ) : (
        <UnstyledButton className={classes["claim-button"]} onClick={onOpen}>
          {body}
        </UnstyledButton>
      )}
    </li>
  );
}
