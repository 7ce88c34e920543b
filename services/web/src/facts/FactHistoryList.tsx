import { auditFieldName } from "@earshot/core/system/audit/audit-field";
import { changedFields } from "@earshot/core/system/audit/changed-fields";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { factHistoryQuery } from "../api/facts.ts";
import { Loaded } from "../app/Loaded.tsx";
import { Moment } from "../app/Moment.tsx";
import { fieldValue, whatKey } from "../people/audit-words.ts";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Facts.module.css";

/** What was done to a card: who, when, and every field before and after. */
export function FactHistoryList({ factCardId }: { factCardId: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Loaded query={useQuery(factHistoryQuery(factCardId))} skeleton={[40]}>
      {({ events }) =>
        events.length === 0 ? (
          <p className={classes["hint"]}>{t("facts.noHistory")}</p>
        ) : (
          <ol className={classes["history"]}>
            {events.map((event) => {
              const key = whatKey(event.what);
              // Nobody asks what an empty card was before it was written.
              const fields =
                event.what === "fact.added" || event.what === "fact.approved" ? [] : changedFields(event);
              return (
                <li key={`${event.at} ${event.what}`}>
                  <span>
                    {key === null ? event.what : t(key)} · {event.by ?? t("facts.byCommand")} ·{" "}
                    <Moment at={event.at} />
                  </span>
                  {fields.map(({ field, from, to }) => (
                    <span key={field} className={classes["change"]}>
                      {auditFieldName(field, language)}: <del>{fieldValue(t, language, field, from)}</del> →{" "}
                      <ins>{fieldValue(t, language, field, to)}</ins>
                    </span>
                  ))}
                </li>
              );
            })}
          </ol>
        )
      }
    </Loaded>
  );
}
