import { Anchor, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Sources.module.css";

const terms = {
  google: { service: "Google News", address: "https://policies.google.com/terms" },
  bing: { service: "Bing News", address: "https://www.microsoft.com/servicesagreement" },
};

/** What a provider allows its feed to be used for: said before the feed is read for the first time, and answered by a person. */
export function ServiceTerms({ address, onAgree }: { address: string; onAgree: () => void }) {
  const { t } = useTranslation();
  const owner = new URL(address).hostname.endsWith("google.com") ? "google" : "bing";
  const { service, address: page } = terms[owner];
  return (
    <section className={classes["refusal"]} data-kind="later" aria-label={t("sources.terms.label")}>
      <b>{t("sources.terms.lead", { service })}</b>
      <p>{t(`sources.terms.${owner}`)}</p>
      <p>
        {t("sources.terms.mind")}{" "}
        <Anchor href={page} target="_blank" rel="noreferrer" inherit>
          {t("sources.terms.read", { service })}
        </Anchor>
      </p>
      <Button mt={8} size="xs" onClick={onAgree}>
        {t("sources.terms.agree")}
      </Button>
    </section>
  );
}
