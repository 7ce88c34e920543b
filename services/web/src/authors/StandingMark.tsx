import { standingNames, type Standing } from "@earshot/core/triage/author/standing";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Authors.module.css";

/** What a person is to us; what nobody said looks like a guess. */
export function StandingMark({ standing, isDerived }: { standing: Standing; isDerived: boolean }) {
  const { t } = useTranslation();
  const name = standingNames[useLanguage()][standing];
  return (
    <span
      className={classes["standing"]}
      data-derived={isDerived || undefined}
      data-trouble={standing === "impostor" || undefined}
      title={isDerived ? t("authors.derivedHint") : undefined}
    >
      {name}
      {isDerived && <small>{t("authors.derived")}</small>}
    </span>
  );
}
