import type { Widget } from "@earshot/contract/dashboard";
import type { SeverityLadder } from "@earshot/contract/dashboard-data";
import { severityNames } from "@earshot/core/triage/status-names";
import type { Severity } from "@earshot/core/triage/status";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fullCount } from "../words/number-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { ListFrame } from "./ListFrame.tsx";
import classes from "./Widget.module.css";
import { useBefore, type Before } from "./use-before.ts";
import { WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** Posts by severity, the gravest on top, with what of them still waits. */
export function SeverityWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const query = useWidgetPart(widget, "list");
  const before = useBefore(query.data?.severity);
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ severity }) => {
        const rungs = severity?.rungs ?? [];
        const grave = rungs.filter((rung) => rung.severity >= 4);
        const sum = (of: (rung: (typeof rungs)[number]) => number): number =>
          grave.reduce((total, rung) => total + of(rung), 0);
        const late = rungs.reduce((total, rung) => total + rung.late, 0);
        const posts = rungs.reduce((total, rung) => total + rung.posts, 0);
        return (
          <ListFrame
            widget={widget}
            passports={severity?.passports}
            finding={
              posts === 0
                ? undefined
                : t("dashboards.finding.severity", {
                    grave: sum((rung) => rung.posts),
                    open: sum((rung) => rung.open),
                    late,
                  })
            }
            empty={t("dashboards.nothingText")}
            isStale={query.isPlaceholderData}
            note={before.note}
          >
            <Ladder rungs={rungs} before={before} />
          </ListFrame>
        );
      }}
    </WidgetLoaded>
  );
}

function Ladder({ rungs, before }: { rungs: SeverityLadder["rungs"]; before: Before }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { onFilter } = useBoard();
  const most = Math.max(1, ...rungs.map(({ posts }) => posts));
  return (
    <ol className={classes["ladder"]}>
      {[...rungs]
        .sort((a, b) => b.severity - a.severity)
        .map(({ severity, posts, before: earlier, open, late, answered }) => {
          const said = before.say(earlier);
          const name = `${severity} · ${severityNames[language][severity as Severity]}`;
          return (
            <li key={severity} data-severity={severity}>
              {onFilter === null ? (
                <span>{name}</span>
              ) : (
                <UnstyledButton onClick={() => onFilter("severity", severity)}>{name}</UnstyledButton>
              )}
              <span className={classes["rung"]} aria-hidden>
                <i style={{ inlineSize: `${posts === 0 ? 0 : Math.max(1.5, (100 * posts) / most)}%` }} />
              </span>
              <b>{fullCount(posts, language)}</b>
              <small>
                {said !== null && `${t("dashboards.rungBefore", { before: said })} · `}
                {t("dashboards.rung", {
                  open: fullCount(open, language),
                  answered: fullCount(answered, language),
                })}
                {late > 0 && (
                  <>
                    {" · "}
                    <em>{t("dashboards.rungLate", { late: fullCount(late, language) })}</em>
                  </>
                )}
              </small>
            </li>
          );
        })}
    </ol>
  );
}
