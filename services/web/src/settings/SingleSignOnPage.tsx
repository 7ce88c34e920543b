import type { ProviderTrouble } from "@earshot/contract/single-sign-on";
import type { ReasonText } from "@earshot/core/collect/source-reason-text";
import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { checkProvider, providerQuery } from "../api/single-sign-on.ts";
import { CopyField } from "../app/CopyField.tsx";
import { useReasonWords } from "../sources/use-reason-words.ts";
import { useFailureWords } from "../words/failure-words.ts";
import { SettingsForm } from "./SettingsForm.tsx";
import classes from "./Settings.module.css";

/** Signing in through the company's own provider: its address, who gets which role, and whether it answers. */
export function SingleSignOnPage() {
  const { t } = useTranslation();
  const query = useQuery(providerQuery);
  return (
    <>
      <p className={classes["lead"]}>{t("settings.oidc.lead")}</p>
      {query.data && (
        <div style={{ marginBottom: 16 }}>
          <CopyField
            label={t("settings.oidc.redirect")}
            text={query.data.redirectUri}
            copy={t("settings.oidc.copy")}
            copied={t("settings.oidc.copied")}
          />
        </div>
      )}
      <SettingsForm group="oidc">
        <CheckProvider />
      </SettingsForm>
    </>
  );
}

/** Asks the provider by the settings as they are saved. */
function CheckProvider() {
  const { t } = useTranslation();
  const checking = useMutation({ mutationFn: checkProvider });
  const words = useFailureWords(checking.error);
  const found = checking.data;
  const trouble = useTroubleWords(found?.trouble ?? null);
  return (
    <>
      <Button loading={checking.isPending} onClick={() => checking.mutate()}>
        {t("settings.connect.check")}
      </Button>
      <span className={classes["found"]} role="status" data-ok={found && found.state === "ok"}>
        {checking.isError && `${words.what}. ${words.mend}`}
        {found && found.state !== "failed" && t(`settings.oidc.state.${found.state}`)}
        {found?.state === "failed" && trouble !== null && (
          <>
            <b>{trouble.what}</b> {trouble.mend} <small>{found.detail}</small>
          </>
        )}
      </span>
    </>
  );
}

function useTroubleWords(trouble: ProviderTrouble | null): ReasonText | null {
  const { t } = useTranslation();
  const isOwn = trouble === "insecure" || trouble === "no_provider";
  const unanswered = useReasonWords(isOwn ? null : trouble);
  return isOwn
    ? { what: t(`settings.oidc.${trouble}.what`), mend: t(`settings.oidc.${trouble}.mend`) }
    : unanswered;
}
