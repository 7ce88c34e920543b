import type { WidgetChart } from "@earshot/core/report/dashboard/dashboard";
import { Button, Skeleton } from "@mantine/core";
import { useSize } from "./use-size.ts";
import type { EChartsType } from "echarts/core";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type Ref, useImperativeHandle } from "react";
import { useTranslation } from "react-i18next";
import { useFailureWords } from "../words/failure-words.ts";
import { useLanguage } from "../words/use-language.ts";
import type { ChartData } from "./chart-data.ts";
import { chartOption, fittingChart } from "./chart-option.ts";
import type { Drawing } from "./chart-options/parts.ts";
import type { Mark } from "./chart-options/time-chart.ts";
import { listenToPicks, type Picked } from "./chart-picks.ts";
import classes from "./Chart.module.css";
import type { init } from "./echarts-parts.ts";
import { useEcharts } from "./load-echarts.ts";
import { useLook } from "./look.ts";
import { tooltipOption } from "./tooltip-element.ts";
import { spokenText, tooltipText } from "./tooltip-lines.ts";
import { svgFile } from "./picture-file.ts";
import { useBrush } from "./use-brush.ts";

export interface ChartHandle {
  /** The picture as it stands, as the source of an SVG; null until something is drawn. */
  svg(): string | null;
}

interface ChartProps {
  data: ChartData;
  chart: WidgetChart;
  /** What it shows, in words, for whoever does not see it. */
  label: string;
  marks?: readonly Mark[];
  scale?: number;
  onPick?: ((picked: Picked) => void) | undefined;
  onMark?: ((number: number) => void) | undefined;
  /** Somebody drew over steps of time, from the first to the last. */
  onBrush?: ((first: number, last: number) => void) | undefined;
  handle?: Ref<ChartHandle>;
}

const noMarks: readonly Mark[] = [];

/** One chart of the dashboards: draws what an option builder made, in the colours of the page, and tells what was pressed. */
export function Chart(props: ChartProps) {
  const { t } = useTranslation();
  const { parts, error, retry } = useEcharts();
  const words = useFailureWords(error);
  if (error !== null)
    return (
      <div className={classes["failed"]} role="alert">
        <p>{words.what}</p>
        <Button onClick={retry}>{t("frame.tryAgain")}</Button>
      </div>
    );
  if (parts === null) return <Skeleton className={classes["wait"] ?? ""} />;
  return <Drawn {...props} init={parts.init} />;
}

type Init = typeof init;

function Drawn({
  data,
  chart,
  label,
  marks = noMarks,
  scale = 1,
  handle,
  init: begin,
  ...asked
}: ChartProps & { init: Init }) {
  const language = useLanguage();
  const look = useLook();
  const hint = useId();
  const { t } = useTranslation();
  const { ref, width, height } = useSize();
  const drawnRef = useRef<EChartsType | null>(null);
  const latest = useRef(asked);
  latest.current = asked;
  const brush = useBrush(drawnRef, data.by === "time" ? asked.onBrush : undefined);
  const [said, setSaid] = useState("");
  const at = useRef(-1);
  const isReady = width > 0 && height > 0;

  useEffect(() => {
    const place = ref.current;
    if (!isReady || place === null) return undefined;
    const drawn = begin(place, null, { renderer: "svg" });
    drawnRef.current = drawn;
    return () => {
      drawnRef.current = null;
      drawn.dispose();
    };
  }, [isReady, begin, ref]);

  useEffect(() => {
    const drawn = drawnRef.current;
    if (drawn === null || !isReady) return undefined;
    const drawing: Drawing = { look, language, width, height, scale };
    const option = chartOption(chart, data, drawing, marks);
    const fitting = fittingChart(chart, data);
    drawn.resize({ width, height });
    drawn.setOption(
      { ...option, tooltip: tooltipOption(option, data, drawing, fitting) },
      { notMerge: true },
    );
    return listenToPicks(drawn, data, {
      onPick: (picked) => !brush.hasJustBrushed() && latest.current.onPick?.(picked),
      onMark: (number) => latest.current.onMark?.(number),
    });
  }, [isReady, look, language, width, height, scale, chart, data, marks, brush]);

  useImperativeHandle(handle, () => ({ svg: () => svgFile(ref.current?.querySelector("svg") ?? null) }), [
    ref,
  ]);

  const shown = fittingChart(chart, data);

  function onKeyDown(event: KeyboardEvent): void {
    // Cells are walked through in both directions, everything else along its categories.
    const columns = data.categories.length;
    const last = columns * (shown === "heat" ? data.series.length : 1) - 1;
    const place = () => ({
      category: at.current % columns,
      series: shown === "heat" ? (data.series[Math.floor(at.current / columns)]?.key ?? null) : null,
    });
    if (event.code === "Enter" && at.current >= 0) {
      latest.current.onPick?.({ ...place(), isDrill: event.ctrlKey || event.metaKey });
      event.preventDefault();
      return;
    }
    const down = shown === "heat" ? columns : 1;
    const step = { ArrowRight: 1, ArrowDown: down, ArrowLeft: -1, ArrowUp: -down }[event.code];
    if (step === undefined) return;
    event.preventDefault();
    at.current = Math.min(last, Math.max(0, at.current + step));
    drawnRef.current?.dispatchAction({
      type: "showTip",
      // Below them lies what hatches the gaps.
      seriesIndex: data.by === "time" || shown === "heat" ? 1 : 0,
      dataIndex: at.current,
    });
    const { category, series } = place();
    setSaid(spokenText(tooltipText(data, category, language, shown, series)));
  }

  const isPressable = asked.onPick !== undefined;
  return (
    <div
      className={classes["chart"]}
      role="group"
      aria-label={label}
      aria-describedby={hint}
      tabIndex={0}
      data-chart={shown}
      data-pressable={isPressable || undefined}
      onKeyDown={onKeyDown}
      onBlur={() => drawnRef.current?.dispatchAction({ type: "hideTip" })}
      {...brush.handlers}
    >
      <div ref={ref} className={classes["canvas"]} aria-hidden />
      {brush.band !== null && (
        <div
          className={classes["band"]}
          style={{ insetInlineStart: brush.band.left, inlineSize: brush.band.width }}
        />
      )}
      <span id={hint} className={classes["heard"]}>
        {t("dashboards.chartKeys")}
      </span>
      <span className={classes["heard"]} role="status">
        {said}
      </span>
    </div>
  );
}
