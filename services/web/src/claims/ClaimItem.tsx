import { Button, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimQuery, lookForCarriers, removeClaim, type LedgerClaim } from "../api/claims.ts";
import { ConfirmDialog } from "../app/ConfirmDialog.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { OutLink } from "../app/OutLink.tsx";
import { usePerson } from "../app/person.ts";
import { ClaimEditor } from "./ClaimEditor.tsx";
import { ClaimFigures } from "./ClaimFigures.tsx";
import { ClaimPosts } from "./ClaimPosts.tsx";
import classes from "./Claims.module.css";
import { useClaimDeed } from "./use-claim-deed.ts";

interface ClaimItemProps {
  claim: LedgerClaim;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** One claim with its figures; open, with its posts, cards and what can be done. */
export function ClaimItem({ claim, isOpen, onOpen }: ClaimItemProps) {
  const { t } = useTranslation();
  return (
    <li className={classes["card"]} data-status={claim.status}>
      <UnstyledButton className={classes["claim"]} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        <span className={classes["status"]} data-status={claim.status}>
          {t(`incidents.claimStatus.${claim.status}`)}
        </span>
        <span className={classes["text"]} dir="auto">
          {claim.text}
        </span>
        {claim.proposed > 0 && (
          <span className={classes["waiting"]}>{t("claims.proposed", { count: claim.proposed })}</span>
        )}
      </UnstyledButton>
      <ClaimFigures claim={claim} />
      {isOpen && <OpenClaim claimId={claim.claimId} onGone={() => onOpen(false)} />}
    </li>
  );
}

function OpenClaim({ claimId, onGone }: { claimId: number; onGone: () => void }) {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const deed = useClaimDeed();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Loaded query={useQuery(claimQuery(claimId))} skeleton={[120]}>
      {(detail) => (
        <div className={classes["open"]}>
          <Known detail={detail} />
          <ClaimPosts detail={detail} deed={deed} mayDecide={mayTriage} />
          {mayTriage && (
            <div className={classes["deeds"]}>
              <Button size="compact-xs" onClick={() => setOpen("edit")}>
                {t("claims.edit")}
              </Button>
              <Button
                size="compact-xs"
                variant="subtle"
                loading={deed.isBusy}
                onClick={() => void deed.run(() => lookForCarriers(claimId), t("claims.looked"))}
              >
                {t("claims.look")}
              </Button>
              {detail.claim.incident === null && (
                <Button size="compact-xs" variant="subtle" color="red" onClick={() => setOpen("remove")}>
                  {t("claims.remove")}
                </Button>
              )}
            </div>
          )}
          {open === "edit" && <ClaimEditor detail={detail} onClose={close} />}
          {open === "remove" && (
            <ConfirmDialog
              title={t("claims.removeTitle")}
              text={detail.claim.text}
              confirm={t("claims.remove")}
              isBusy={deed.isBusy}
              onConfirm={() =>
                void deed
                  .run(() => removeClaim(claimId), t("claims.removed"))
                  .then((done) => {
                    close();
                    if (done !== null) onGone();
                  })
              }
              onClose={close}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

/** What it was checked against and what we say about it. */
function Known({ detail: { claim, facts } }: { detail: Parameters<typeof ClaimPosts>[0]["detail"] }) {
  const { t } = useTranslation();
  return (
    <dl className={classes["known"]}>
      {claim.incident !== null && (
        <>
          <dt>{t("incidents.one")}</dt>
          <dd>
            <Link to="/incidents/$incidentId" params={{ incidentId: String(claim.incident.incidentId) }}>
              <bdi>{claim.incident.title}</bdi>
            </Link>
          </dd>
        </>
      )}
      {(claim.evidence !== "" || facts.length > 0) && (
        <>
          <dt>{t("claims.evidence")}</dt>
          <dd dir="auto">
            {claim.evidence}
            {facts.map(({ factCardId, textRu, textEn }) => (
              <Link key={factCardId} to="/facts" search={{ fact: factCardId }}>
                {textRu === "" ? textEn : textRu}
              </Link>
            ))}
          </dd>
        </>
      )}
      {claim.statement !== "" && (
        <>
          <dt>{t("claims.statement")}</dt>
          <dd dir="auto">
            {claim.statement} <OutLink url={claim.statementUrl} />
          </dd>
        </>
      )}
    </dl>
  );
}
