import type { Widget } from "@earshot/contract/dashboard";
import type { FigureAnswer } from "@earshot/contract/figure";
import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import type { ChartData } from "./chart-data.ts";
import { restKey } from "./group-names.ts";
import { tableModel } from "./table-model.ts";
import classes from "./Widget.module.css";
import { usePicks } from "./use-picks.ts";
import { useChartData } from "./use-chart-data.ts";

interface FigureTableProps {
  widget: Widget;
  answer: FigureAnswer;
  data: ChartData;
  label: string;
}

/** The same figures as a table: for whoever reads rather than looks, hears the page, or has no mouse. */
export function FigureTable({ widget, answer, data, label }: FigureTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const second = useChartData(widget, answer, widget.question.metrics[1]);
  const third = useChartData(widget, answer, widget.question.metrics[2]);
  const { metrics } = widget.question;
  const model = useMemo(() => {
    const others = [metrics.length > 1 ? second : null, metrics.length > 2 ? third : null];
    return tableModel([data, ...others.filter((each) => each !== null)], language);
  }, [data, second, third, metrics, language]);
  const picks = usePicks(widget, answer, data);
  return (
    <div className={classes["table"]} tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{data.by === "none" ? "" : t(`dashboards.by.${data.by}`)}</th>
            {model.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {picks.onPosts !== undefined && (
              <th scope="col">
                <span className={classes["heard"]}>{t("dashboards.posts")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {model.rows.map(({ key, name, isMissing, cells }, at) => {
            const category = data.categories[at];
            const canFilter = category !== undefined && picks.canFilter(category);
            return (
              <tr key={key} data-missing={isMissing || undefined}>
                <th scope="row">
                  {canFilter ? (
                    <UnstyledButton
                      title={name}
                      onClick={() => picks.onPick({ category: at, series: null, isDrill: false })}
                    >
                      <bdi>{name}</bdi>
                    </UnstyledButton>
                  ) : (
                    <bdi title={name}>{name}</bdi>
                  )}
                  {isMissing && <small>{t("dashboards.missing")}</small>}
                </th>
                {cells.map((cell, column) => (
                  <td key={model.columns[column]} data-column={cell.kind}>
                    {cell.text}
                    {cell.more !== "" && <small>{cell.more}</small>}
                  </td>
                ))}
                {picks.onPosts !== undefined && (
                  <td>
                    {key !== restKey && (
                      <ActionIcon
                        size="sm"
                        aria-label={t("dashboards.postsOf", { name })}
                        onClick={() => picks.onPosts?.(category, null)}
                      >
                        <IconListDetails size={15} stroke={1.75} aria-hidden />
                      </ActionIcon>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
