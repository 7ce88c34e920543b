import type { MissingKeys as Keys } from "@earshot/contract/source-find";
import { definitionOf } from "@earshot/core/settings/registry";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePerson } from "../app/person.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Sources.module.css";

/** Keys that a source asks for and nobody has given, and where to enter them; said before the source is added. */
export function MissingKeys({ needs }: { needs: Keys }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { may } = usePerson();
  const names = needs.keys.map((key) => definitionOf(key).name[language]).join(", ");
  return (
    <div className={classes["refusal"]} data-kind="later" role="note">
      <b>{t(`sources.needs.${needs.level}`, { names })}</b>
      <p>
        {may("run_system") ? (
          <Link to="/settings/connections">{t("sources.needs.where")}</Link>
        ) : (
          t("sources.needs.ask")
        )}
      </p>
    </div>
  );
}
