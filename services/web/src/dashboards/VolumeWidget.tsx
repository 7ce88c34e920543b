import type { Widget } from "@earshot/contract/dashboard";
import type { FigureAnswer } from "@earshot/contract/figure";
import type { Spikes } from "@earshot/contract/spike";
import { useContext, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { Chart, type ChartHandle } from "./Chart.tsx";
import { isEmptyChart, nobodyListened, type ChartData } from "./chart-data.ts";
import type { Mark } from "./chart-options/time-chart.ts";
import { FigurePassport } from "./FigurePassport.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { useChartData } from "./use-chart-data.ts";
import { fullValue } from "./figure-words.ts";
import { findingOf } from "./finding.ts";
import { SpikeList } from "./SpikeList.tsx";
import { useDownloads } from "./use-downloads.tsx";
import { SaidShareContext } from "./said-share.ts";
import { useFindingWords } from "./use-finding-words.ts";
import { usePicks } from "./use-picks.ts";
import { useWidgetName } from "./widget-names.ts";
import { useWidgetPart } from "./widget-source.ts";
import classes from "./Widget.module.css";
import { WidgetEmpty, WidgetFrame, WidgetLoaded } from "./WidgetFrame.tsx";
import { WidgetMenu } from "./WidgetMenu.tsx";

/** Mentions over time; what chance does not explain is numbered, and said below with the posts that prove it. */
export function VolumeWidget({ widget }: { widget: Widget }) {
  const query = useWidgetPart(widget, "figures");
  const spikes = useWidgetPart(widget, "spikes");
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ figures }) =>
        figures === null || figures === undefined ? null : (
          <Answered
            widget={widget}
            answer={figures}
            spikes={spikes.data?.spikes ?? null}
            hasFailed={spikes.isError}
            isStale={query.isPlaceholderData}
          />
        )
      }
    </WidgetLoaded>
  );
}

interface AnsweredProps {
  widget: Widget;
  answer: FigureAnswer;
  /** Null until they are there. */
  spikes: Spikes | null;
  hasFailed: boolean;
  isStale: boolean;
}

function Answered({ widget, answer, spikes, hasFailed, isStale }: AnsweredProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scale, onPeriod, onPosts } = useBoard();
  const [isTable, setTable] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const data = useChartData(widget, answer);
  const say = useFindingWords();
  const said = useContext(SaidShareContext);
  const name = useWidgetName(widget);
  const handle = useRef<ChartHandle>(null);
  const picks = usePicks(widget, answer, data);
  const downloads = useDownloads({ name, answer, data, handle });
  const marks = useMemo(() => marksOf(data, spikes), [data, spikes]);
  if (data === null) return null;
  const finding = say(findingOf(data, answer, language, said));
  const isEmpty = isEmptyChart(data);
  const isDeaf = isEmpty && nobodyListened(answer);
  return (
    <WidgetFrame
      widget={widget}
      finding={isEmpty ? undefined : finding}
      passport={
        <FigurePassport passport={data.metric} figure={data.total} answer={answer} onPosts={picks.onAll} />
      }
      warnings={answer.warnings.map(({ words }) => words[language])}
      isStale={isStale}
      tools={
        <WidgetMenu
          isTable={isTable}
          onTable={isEmpty ? undefined : setTable}
          onPosts={picks.onAll}
          {...downloads}
        />
      }
      corner={
        isEmpty
          ? undefined
          : `n = ${fullValue(data.total?.n ?? 0, "mentions", language)} · ${t(`dashboards.unit.${data.metric.unit}`)}`
      }
    >
      {isEmpty ? (
        <WidgetEmpty
          title={t(isDeaf ? "dashboards.deaf" : "dashboards.nothing")}
          text={t(isDeaf ? "dashboards.deafText" : "dashboards.nothingText")}
        />
      ) : isTable ? (
        <FigureTable widget={widget} answer={answer} data={data} label={name} />
      ) : (
        <div className={classes["volume"]}>
          <Chart
            data={data}
            chart={widget.chart}
            label={`${name}. ${finding}`}
            marks={marks}
            scale={scale}
            handle={handle}
            onPick={onPeriod === null && onPosts === null ? undefined : picks.onPick}
            onMark={(number) => setOpened(number)}
            onBrush={picks.onBrush}
          />
          <SpikeList spikes={spikes} hasFailed={hasFailed} opened={opened} onOpen={setOpened} />
        </div>
      )}
    </WidgetFrame>
  );
}

/** Spikes that fall on steps of the chart, by number. */
function marksOf(data: ChartData | null, spikes: Spikes | null): Mark[] {
  if (data === null || spikes === null) return [];
  return spikes.spikes.flatMap(({ from, until }, number) => {
    const steps = data.categories.flatMap((category, at) =>
      category.at !== null && category.until !== null && category.at < until && category.until > from
        ? [at]
        : [],
    );
    const [highest] = steps.sort((a, b) => valueAt(data, b) - valueAt(data, a));
    return highest === undefined ? [] : [{ at: highest, number: number + 1 }];
  });
}

function valueAt({ series }: ChartData, at: number): number {
  return series[0]?.points[at]?.value ?? 0;
}
