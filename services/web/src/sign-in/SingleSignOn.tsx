import type { SingleSignOnProblem } from "@earshot/contract/single-sign-on-problem";
import { Button, Divider } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { waysInQuery } from "../api/session.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./SignIn.module.css";

interface SingleSignOnProps {
  next: string | undefined;
  /** Why the last try ended without a session. */
  refused: SingleSignOnProblem | undefined;
}

/** The way in through the company's own provider, where there is one. */
export function SingleSignOn({ next, refused }: SingleSignOnProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const provider = useQuery(waysInQuery).data?.singleSignOn ?? null;
  const address = new URLSearchParams({
    language,
    ...(next !== undefined && { next }),
    // The provider knows somebody already who may not come in: it has to ask who else it is.
    ...(refused !== undefined && refused !== "provider" && refused !== "expired" && { again: "true" }),
  });
  return (
    <div className={classes["company"]}>
      {refused !== undefined && (
        <p className={classes["refusal"]} role="alert">
          {t(`signIn.refused.${refused}`)}
        </p>
      )}
      {provider !== null && (
        <>
          <Button
            component="a"
            href={`/api/v1/session/oidc?${address.toString()}`}
            size="md"
            fullWidth
            leftSection={<IconBuilding size={18} stroke={1.75} aria-hidden />}
          >
            {provider.name === ""
              ? t("signIn.withCompany")
              : t("signIn.withProvider", { name: provider.name })}
          </Button>
          <Divider label={t("signIn.orPassword")} mb={16} />
        </>
      )}
    </div>
  );
}
