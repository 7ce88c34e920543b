import {
  exampleLanguages,
  exampleNames,
  webhookExample,
  type ExampleLanguage,
} from "@earshot/core/collect/webhook-example";
import { Button, Code, CopyButton, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Sources.module.css";

/** How another program signs what it sends to this address, ready to run. */
export function WebhookExamples({ address }: { address: string }) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<ExampleLanguage>("curl");
  const example = webhookExample(language, address);
  return (
    <details className={classes["example"]}>
      <summary>{t("sources.webhook.example")}</summary>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={t("sources.webhook.example")}
          value={language}
          data={exampleLanguages.map((each) => ({ value: each, label: exampleNames[each] }))}
          onChange={setLanguage}
        />
        <CopyButton value={example}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {t(copied ? "sources.webhook.copied" : "sources.webhook.copy")}
            </Button>
          )}
        </CopyButton>
      </div>
      <Code block tabIndex={0}>
        {example}
      </Code>
      <p className={classes["why"]}>{t("sources.webhook.answers")}</p>
    </details>
  );
}
