import { Code } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { systemQuery } from "../api/system.ts";
import { Page } from "../app/Page.tsx";
import { PageHead } from "../app/PageHead.tsx";
import { Alerts } from "./Alerts.tsx";
import { FailedJobs } from "./FailedJobs.tsx";
import { Queues } from "./Queues.tsx";
import { Readiness } from "./Readiness.tsx";
import classes from "./System.module.css";

/** What is wrong, what the queues do, what failed for good, and what this installation is. */
export function SystemPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <PageHead title={t("system.title")} lead={t("system.lead")} />
      <div className={classes["stack"]}>
        <Alerts />
        <Queues />
        <FailedJobs />
        <div className={classes["columns"]}>
          <Readiness />
          <About />
        </div>
      </div>
    </Page>
  );
}

function About() {
  const { t } = useTranslation();
  const { data: system } = useQuery(systemQuery);
  const data = system && t(dataWords(system));
  return (
    <section className={classes["card"]}>
      <h2>{t("system.about")}</h2>
      <dl className={classes["facts"]}>
        <dt>{t("system.version")}</dt>
        <dd>{system?.version ?? "…"}</dd>
        <dt>{t("system.data")}</dt>
        <dd>{data ?? "…"}</dd>
      </dl>
      <a className={classes["link"]} href="/api/docs" target="_blank" rel="noopener noreferrer">
        {t("system.api")} · OpenAPI 3.1{" "}
        <IconExternalLink size={14} stroke={1.75} aria-label={t("frame.newTab")} />
      </a>
      {system?.isDemo === true && (
        <div className={classes["demo"]}>
          <h2>{t("system.demoTitle")}</h2>
          <p>{t("system.demoText")}</p>
          <Code block tabIndex={0}>
            npm run earshot -- demo reset
          </Code>
        </div>
      )}
    </section>
  );
}

function dataWords({ isDemo, hasOwnData }: { isDemo: boolean; hasOwnData: boolean }) {
  if (isDemo) return hasOwnData ? "system.dataBoth" : "system.dataDemo";
  return hasOwnData ? "system.dataOwn" : "system.dataNone";
}
