import type { Widget } from "@earshot/contract/dashboard";
import type { ExecutiveRows } from "@earshot/contract/dashboard-data";
import type { ShownFigure } from "@earshot/contract/figure";
import type { MetricUnit } from "@earshot/core/report/metrics/metric";
import { UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Moment } from "../app/Moment.tsx";
import { fullCount } from "../words/number-words.ts";
import { refusalKey } from "./refusal-words.ts";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { fullValue, intervalWords } from "./figure-words.ts";
import { ListFrame } from "./ListFrame.tsx";
import classes from "./Widget.module.css";
import { useBefore, type Before } from "./use-before.ts";
import { WidgetLoaded } from "./WidgetFrame.tsx";
import { useWidgetPart } from "./widget-source.ts";

/** The executives beside each other: how much is said of them, how, and what they say themselves. */
export function ExecutivesWidget({ widget }: { widget: Widget }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const query = useWidgetPart(widget, "list");
  const before = useBefore(query.data?.executives);
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ executives: found }) => {
        const rows = found?.executives ?? [];
        const [first] = [...rows].sort((a, b) => b.mentions - a.mentions);
        return (
          <ListFrame
            widget={widget}
            passports={found?.passports}
            finding={
              first &&
              t("dashboards.finding.executive", {
                name: first.name,
                mentions: fullCount(first.mentions, language),
              })
            }
            empty={t("dashboards.noExecutives")}
            isStale={query.isPlaceholderData}
            note={before.note}
          >
            <Rows rows={rows} before={before} />
          </ListFrame>
        );
      }}
    </WidgetLoaded>
  );
}

function Rows({ rows, before }: { rows: ExecutiveRows["executives"]; before: Before }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { onFilter } = useBoard();
  return (
    <div className={classes["table"]} tabIndex={0} role="group" aria-label={t("dashboards.kind.executives")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("dashboards.executiveHead")}</th>
            <th scope="col">{t("dashboards.unitHead.mentions")}</th>
            <th scope="col" data-column="minor">
              {t("dashboards.beforeHead")}
            </th>
            <th scope="col">{t("dashboards.netHead")}</th>
            <th scope="col">{t("dashboards.ownHead")}</th>
            <th scope="col" data-column="minor">
              {t("dashboards.lastOwnHead")}
            </th>
            <th scope="col">{t("dashboards.dialogueHead")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.entityId}>
              <th scope="row">
                {onFilter === null ? (
                  <bdi>{row.name}</bdi>
                ) : (
                  <UnstyledButton title={row.name} onClick={() => onFilter("entity", row.entityId)}>
                    <bdi>{row.name}</bdi>
                  </UnstyledButton>
                )}
              </th>
              <td>{fullCount(row.mentions, language)}</td>
              <td data-column="minor">{before.say(row.before) ?? "—"}</td>
              <FigureCell figure={row.netSentiment} unit="points" />
              <td>
                {row.ownPosts === null ? t("dashboards.notWatched") : fullCount(row.ownPosts, language)}
              </td>
              <td data-column="minor">{row.lastOwnAt === null ? "—" : <Moment at={row.lastOwnAt} />}</td>
              <FigureCell figure={row.dialogue} unit="percent" />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A figure in a cell, with its interval; why there is none where there is none. */
export function FigureCell({ figure, unit }: { figure: ShownFigure | null; unit: MetricUnit }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (figure === null) return <td>—</td>;
  if (figure.value === null)
    return (
      <td>
        — <small>{t(refusalKey(figure.refused))}</small>
      </td>
    );
  return (
    <td>
      {fullValue(figure.value, unit, language)}
      <small>{intervalWords(figure, unit, language)}</small>
    </td>
  );
}
