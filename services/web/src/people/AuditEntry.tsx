import type { AuditLine } from "@earshot/contract/audit";
import { auditedName } from "@earshot/core/system/audit/audited-name";
import { auditFieldName } from "@earshot/core/system/audit/audit-field";
import { changedFields, tokenOf } from "@earshot/core/system/audit/changed-fields";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { useLanguage } from "../words/use-language.ts";
import { fieldValue, whatKey } from "./audit-words.ts";
import classes from "./People.module.css";

/** One line of the audit log: what was done to what, what changed, by whom. */
export function AuditEntry({
  line,
  onTarget,
}: {
  line: AuditLine;
  onTarget: (targetId: string, name: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const key = whatKey(line.what);
  const { targetId } = line;
  const name = auditedName(line, language);
  const fields = changedFields(line);
  return (
    <li>
      <span className={classes["when"]}>
        <Moment at={line.at} />
      </span>
      <span className={classes["line-main"]}>
        {key === null ? line.what : t(key)}
        {name !== "" && (
          <>
            {": "}
            {targetId === null ? (
              <b>{name}</b>
            ) : (
              <UnstyledButton
                className={classes["target"]}
                aria-label={t("audit.onlyOf", { name })}
                onClick={() => onTarget(targetId, name)}
              >
                <bdi>{name}</bdi>
              </UnstyledButton>
            )}
          </>
        )}
        {fields.length > 0 && (
          <ul className={classes["changes"]}>
            {fields.map(({ field, from, to }) => (
              <li key={field}>
                {auditFieldName(field, language)}:{" "}
                {from !== undefined && <del>{fieldValue(t, language, field, from)}</del>}
                {from !== undefined && to !== undefined && " → "}
                {to !== undefined && <ins>{fieldValue(t, language, field, to)}</ins>}
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
    if (line.via === "command line") return t("audit.by.commandLine");
    return t(line.via === "single sign-on" ? "audit.by.singleSignOn" : "audit.by.system");
  }
  const name = line.personName ?? t("audit.by.gone");
  const token = tokenOf(line.via);
  return token === null ? name : t("audit.by.token", { name, token });
}
