import type { Widget } from "@earshot/contract/dashboard";
import type { FigureAnswer } from "@earshot/contract/figure";
import { fittingStep } from "@earshot/core/report/dashboard/dashboard-period";
import { useMemo } from "react";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { chartData, type ChartData } from "./chart-data.ts";

/** The answer as what its chart shows, made anew only when answer, question or language change. */
export function useChartData(widget: Widget, answer: FigureAnswer, metricId?: string): ChartData | null {
  const language = useLanguage();
  const { scope } = useBoard();
  const { question, kind } = widget;
  const { zone } = scope;
  return useMemo(() => {
    const step =
      question.step === "auto" ? fittingStep(new Date(answer.from), new Date(answer.to)) : question.step;
    const asked = { by: kind === "volume" ? ("time" as const) : question.by, split: question.split };
    const naming = { language, zone, step, names: answer.names };
    return chartData(answer, asked, naming, metricId ?? question.metrics[0]);
  }, [answer, question, kind, language, zone, metricId]);
}
