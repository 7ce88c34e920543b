import type { AlertView } from "@earshot/contract/alert";
import { platformName } from "@earshot/core/collect/platform-names";
import { impostorReasonText } from "@earshot/core/triage/author/impostor";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";
import { VerdictButtons } from "./VerdictButtons.tsx";

interface SuspectedAccountProps {
  impostor: NonNullable<AlertView["impostor"]>;
  hasPosts: boolean;
}

/** The account that an alert tells of: whom it resembles and why, and what can be said of it. */
export function SuspectedAccount({ impostor, hasPosts }: SuspectedAccountProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { authorId, cardId, account, platform, check } = impostor;
  const name = check.entityName;
  return (
    <div className={classes["alerted"]}>
      <p>
        {platformName(platform, language)}{" "}
        <Link to="/authors/$cardId" params={{ cardId: String(cardId) }} title={t("authors.check.open")}>
          <bdi>{account}</bdi>
        </Link>
        {". "}
        {check.verdict === null
          ? t("authors.check.title", { name })
          : t(`authors.check.was.${check.verdict}`, { name })}
      </p>
      <ul>
        {check.reasons.map((reason, at) => (
          <li key={at}>{impostorReasonText(reason, language)}</li>
        ))}
      </ul>
      {check.verdict === null && <VerdictButtons authorId={authorId} entityName={name} hasPosts={hasPosts} />}
    </div>
  );
}
