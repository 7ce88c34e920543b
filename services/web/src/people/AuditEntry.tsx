import type { AuditLine } from "@earshot/contract/audit";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { changedFields, shownValue, tokenOf, whatKey } from "./audit-words.ts";
import classes from "./People.module.css";

/** One line of the audit log: what was done to what, what changed, by whom. */
export function AuditEntry({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  const key = whatKey(line.what);
  const fields = changedFields(line);
  const shown = (value: unknown): string => shownValue(value) ?? t("audit.empty");
  return (
    <li>
      <span className={classes["when"]}>
        <Moment at={line.at} />
      </span>
      <span className={classes["line-main"]}>
        {key === null ? line.what : t(key)}
        {line.targetName !== "" && (
          <>
            {": "}
            <b>
              <bdi>{line.targetName}</bdi>
            </b>
          </>
        )}
        {fields.length > 0 && (
          <ul className={classes["changes"]}>
            {fields.map(({ field, from, to }) => (
              <li key={field}>
                {field}: {from !== undefined && <del>{shown(from)}</del>}
                {from !== undefined && to !== undefined && " → "}
                {to !== undefined && <ins>{shown(to)}</ins>}
              </li>
            ))}
          </ul>
        )}
      </span>
      <span className={classes["by"]}>
        <ByWhom line={line} />
        {line.address !== null && <small>{line.address}</small>}
      </span>
    </li>
  );
}

function ByWhom({ line }: { line: AuditLine }) {
  const { t } = useTranslation();
  if (line.personId === null) {
    return t(line.via === "command line" ? "audit.by.commandLine" : "audit.by.system");
  }
  const name = line.personName ?? t("audit.by.gone");
  const token = tokenOf(line.via);
  return token === null ? name : t("audit.by.token", { name, token });
}
