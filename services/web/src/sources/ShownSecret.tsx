import { CopyButton, Button, Code } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WebhookExamples } from "./WebhookExamples.tsx";
import classes from "./Sources.module.css";

/** Where to send posts and what to sign them with: the only time that the secret is shown. */
export function ShownSecret({ address, secret }: { address: string; secret: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes["secret"]} role="status">
      <b>{t("sources.webhook.made")}</b>
      {[
        { label: t("sources.webhook.address"), value: address },
        { label: t("sources.webhook.secret"), value: secret },
      ].map(({ label, value }) => (
        <p key={label}>
          <span>{label}</span>
          <Code>{value}</Code>
          <CopyButton value={value}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {t(copied ? "sources.webhook.copied" : "sources.webhook.copy")}
              </Button>
            )}
          </CopyButton>
        </p>
      ))}
      <p className={classes["why"]}>{t("sources.webhook.how")}</p>
      <WebhookExamples address={address} />
    </div>
  );
}
