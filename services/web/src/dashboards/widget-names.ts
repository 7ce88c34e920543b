import type { Widget } from "@earshot/contract/dashboard";
import { findMetric } from "@earshot/core/report/metrics/registry";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";

/** What a widget is called: by its title, else by what it shows. */
export function useWidgetName(widget: Widget): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { title, kind, question } = widget;
  if (title !== null && title[language] !== "") return title[language];
  if (kind !== "figures") return t(`dashboards.kind.${kind}`);
  const [first = "mentions"] = question.metrics;
  const name = findMetric(first)?.short[language] ?? first;
  const groups = [question.by, question.split].filter((group) => group !== "none");
  return [name, ...groups.map((group) => t(`dashboards.by.${group}`))].join(" · ");
}
