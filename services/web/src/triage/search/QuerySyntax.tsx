import { fieldNames, type QueryField } from "@earshot/core/triage/query/query-fields";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../words/use-language.ts";
import classes from "./QueryField.module.css";

const ways = ["words", "phrase", "not", "or", "near", "prefix", "brackets", "title"] as const;
const fieldExamples = ["listed", "named", "numbers", "times", "not"] as const;

/** The language of queries on one card: each way with an example, then all fields. */
export function QuerySyntax() {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes["syntax"]}>
      <dl>
        {ways.map((way) => (
          <div key={way}>
            <dt>{t(`query.example.${way}`)}</dt>
            <dd>{t(`query.way.${way}`)}</dd>
          </div>
        ))}
        {fieldExamples.map((way) => (
          <div key={way}>
            <dt>{t(`query.fieldExample.${way}`)}</dt>
            <dd>{t(`query.fieldWay.${way}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{t("query.capitals")}</p>
      <h3>{t("query.fields")}</h3>
      <dl data-fields>
        {(Object.keys(fieldNames) as QueryField[]).map((field) => (
          <div key={field}>
            <dt>{fieldNames[field][language][0]}:</dt>
            <dd>{t(`query.field.${field}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
