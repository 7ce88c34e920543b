import { claimStatuses } from "@earshot/core/triage/incident/incident";
import { Button, SegmentedControl } from "@mantine/core";
import { IconMessageCircleQuestion, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addClaim, claimsQuery } from "../api/claims.ts";
import { FindField } from "../app/FindField.tsx";
import { Empty } from "../app/Empty.tsx";
import { Loaded } from "../app/Loaded.tsx";
import { NameDialog } from "../app/NameDialog.tsx";
import { Page } from "../app/Page.tsx";
import { usePerson } from "../app/person.ts";
import { FactsHead } from "../facts/FactsHead.tsx";
import { ClaimItem } from "./ClaimItem.tsx";
import classes from "./Claims.module.css";
import { readClaimsView, type ClaimsView } from "./claims-view.ts";
import { useClaimDeed } from "./use-claim-deed.ts";

/** The ledger of claims: what is said about us, who carries it, what is known of it, how far our answer has come. */
export function ClaimsPage() {
  const { t } = useTranslation();
  const { mayTriage } = usePerson();
  const view: ClaimsView = useSearch({ strict: false });
  const navigate = useNavigate();
  const deed = useClaimDeed();
  const [isAdding, setIsAdding] = useState(false);
  const show = (part: Record<string, unknown>, replace = false): void =>
    void navigate({ to: "/claims", search: readClaimsView({ ...view, ...part }), replace });
  const query = useQuery(claimsQuery(view));
  const add = async (text: string | null): Promise<boolean> => {
    if (text === null) return false;
    const done = await deed.run(() => addClaim(text), t("claims.added"));
    if (done !== null && done !== true) show({ claim: done.claim.claimId });
    return done !== null;
  };
  return (
    <Page>
      <FactsHead
        title={t("claims.title")}
        lead={t("claims.lead")}
        exported={{ list: "claims", filter: { q: view.q, status: view.status } }}
      >
        {mayTriage && (
          <Button
            variant="filled"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            {t("claims.new")}
          </Button>
        )}
      </FactsHead>
      <div className={classes["tools"]}>
        <FindField
          label={t("claims.find")}
          given={view.q ?? ""}
          onFind={(q) => show({ q, claim: 0 }, true)}
        />
        <SegmentedControl
          size="xs"
          withItemsBorders={false}
          className={classes["statuses"] ?? ""}
          aria-label={t("claims.which")}
          value={view.status ?? "all"}
          data={[
            { value: "all", label: t("claims.every") },
            ...claimStatuses.map((value) => ({ value, label: t(`incidents.claimStatus.${value}`) })),
          ]}
          onChange={(status) => show({ status, claim: 0 })}
        />
      </div>
      <Loaded query={query} skeleton={[96, 96, 96]}>
        {({ claims }) =>
          claims.length > 0 ? (
            <ul className={classes["list"]}>
              {claims.map((claim) => (
                <ClaimItem
                  key={claim.claimId}
                  claim={claim}
                  isOpen={claim.claimId === view.claim}
                  onOpen={(isOpen) => show({ claim: isOpen ? claim.claimId : 0 }, true)}
                />
              ))}
            </ul>
          ) : view.q !== undefined || view.status !== undefined ? (
            <p className={classes["none"]}>{t("claims.noneFound")}</p>
          ) : (
            <Empty
              icon={<IconMessageCircleQuestion size={28} stroke={1.5} aria-hidden />}
              title={t("claims.empty")}
            >
              <p>{t("claims.emptyText")}</p>
            </Empty>
          )
        }
      </Loaded>
      {isAdding && (
        <NameDialog
          title={t("claims.new")}
          label={t("claims.text")}
          hint={t("claims.textHint")}
          given={null}
          isBusy={deed.isBusy}
          onSave={add}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Page>
  );
}
