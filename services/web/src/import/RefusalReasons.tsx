import type { RefusalView } from "@earshot/contract/import";
import { refusalTexts } from "@earshot/core/import/refusal-text";
import { useLanguage } from "../words/use-language.ts";
import classes from "./Import.module.css";

/** Why a row is no post: column, what stood there, what to write instead. */
export function RefusalReasons({
  reasons,
  columns,
}: {
  reasons: readonly RefusalView[];
  columns: readonly string[];
}) {
  const language = useLanguage();
  return (
    <ul className={classes["reasons"]}>
      {reasons.map(({ code, column, said }) => {
        const { what, mend } = refusalTexts[language][code];
        const name = column === null ? null : columns[column];
        return (
          <li key={`${code}${String(column)}`}>
            <b>{what}</b>
            {name !== undefined && name !== null && (
              <>
                {" · "}
                <bdi>{name}</bdi>
              </>
            )}
            {said !== "" && (
              <>
                {": "}
                <bdi className={classes["said"]}>{said}</bdi>
              </>
            )}
            <span>{mend}</span>
          </li>
        );
      })}
    </ul>
  );
}
