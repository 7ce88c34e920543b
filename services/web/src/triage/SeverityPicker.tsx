import type { MentionRow } from "@earshot/contract/mention";
import { severityNames } from "@earshot/core/triage/status-names";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { severityChange } from "./change.ts";
import classes from "./SeverityPicker.module.css";
import type { DetailActions } from "./PostDetail.tsx";

const levels = [1, 2, 3, 4, 5] as const;

/** Five steps of one hue; the chosen one and those below it are filled, as on a gauge. */
export function SeverityPicker({ row, actions }: { row: MentionRow; actions: DetailActions }) {
  const { t } = useTranslation();
  const names = severityNames[useLanguage()];
  return (
    <div className={classes["gauge"]} role="group" aria-label={t("triage.severity")}>
      {levels.map((level) => (
        <UnstyledButton
          key={level}
          title={`${level} · ${names[level]}`}
          className={classes["step"]}
          data-level={level <= row.severity ? row.severity : undefined}
          aria-pressed={level === row.severity}
          aria-label={`${level} · ${names[level]}`}
          disabled={!actions.mayTriage}
          onClick={() => actions.act(severityChange(level))}
        >
          {level}
        </UnstyledButton>
      ))}
    </div>
  );
}
