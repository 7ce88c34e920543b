import type { Widget } from "@earshot/contract/dashboard";
import type { FigureAnswer } from "@earshot/contract/figure";
import { useContext, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../words/use-language.ts";
import { useBoard } from "./board-context.ts";
import { Chart, type ChartHandle } from "./Chart.tsx";
import { isEmptyChart, nobodyListened } from "./chart-data.ts";
import { FigurePassport } from "./FigurePassport.tsx";
import { FigureTable } from "./FigureTable.tsx";
import { fullValue } from "./figure-words.ts";
import { findingOf } from "./finding.ts";
import { NumberTile } from "./NumberTile.tsx";
import { useChartData } from "./use-chart-data.ts";
import { useDownloads } from "./use-downloads.tsx";
import { SaidShareContext } from "./said-share.ts";
import { useFindingWords } from "./use-finding-words.ts";
import { usePicks } from "./use-picks.ts";
import { useWidgetPart } from "./widget-source.ts";
import { useWidgetName } from "./widget-names.ts";
import { WidgetEmpty, WidgetFrame, WidgetLoaded } from "./WidgetFrame.tsx";
import { WidgetMenu } from "./WidgetMenu.tsx";

/** Figures as its question says, drawn as its chart says. */
export function FiguresWidget({ widget }: { widget: Widget }) {
  const query = useWidgetPart(widget, "figures");
  return (
    <WidgetLoaded widget={widget} query={query}>
      {({ figures }) =>
        figures === null || figures === undefined ? null : (
          <Answered widget={widget} answer={figures} isStale={query.isPlaceholderData} />
        )
      }
    </WidgetLoaded>
  );
}

interface AnsweredProps {
  widget: Widget;
  answer: FigureAnswer;
  isStale: boolean;
}

function Answered({ widget, answer, isStale }: AnsweredProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scale, onFilter, onPosts } = useBoard();
  const [isTable, setTable] = useState(widget.chart === "table");
  const data = useChartData(widget, answer);
  const say = useFindingWords();
  const said = useContext(SaidShareContext);
  const name = useWidgetName(widget);
  const handle = useRef<ChartHandle>(null);
  const picks = usePicks(widget, answer, data);
  const downloads = useDownloads({ name, answer, data, handle });
  if (data === null)
    return (
      <WidgetFrame widget={widget}>
        <WidgetEmpty title={t("dashboards.nothing")} />
      </WidgetFrame>
    );
  const finding = say(findingOf(data, answer, language, said));
  const warnings = answer.warnings.map(({ words }) => words[language]);
  const passport = (
    <FigurePassport passport={data.metric} figure={data.total} answer={answer} onPosts={picks.onAll} />
  );
  const isNumber = widget.chart === "number";
  const isEmpty = !isNumber && isEmptyChart(data);
  const isDeaf = isEmpty && nobodyListened(answer);
  return (
    <WidgetFrame
      widget={widget}
      finding={isNumber || isEmpty ? undefined : finding}
      passport={passport}
      warnings={warnings}
      isStale={isStale}
      tools={
        <WidgetMenu
          isTable={isTable}
          onTable={isNumber || widget.chart === "table" || isEmpty ? undefined : setTable}
          onPosts={picks.onAll}
          {...downloads}
        />
      }
      corner={
        isNumber || isEmpty
          ? undefined
          : `n = ${fullValue(data.total?.n ?? 0, "mentions", language)} · ${t(`dashboards.unit.${data.metric.unit}`)}`
      }
    >
      {isNumber ? (
        <NumberTile data={data} answer={answer} onPosts={picks.onAll} />
      ) : isEmpty ? (
        <WidgetEmpty
          title={t(isDeaf ? "dashboards.deaf" : "dashboards.nothing")}
          text={t(isDeaf ? "dashboards.deafText" : "dashboards.nothingText")}
        />
      ) : isTable ? (
        <FigureTable widget={widget} answer={answer} data={data} label={name} />
      ) : (
        <Chart
          data={data}
          chart={widget.chart}
          label={`${name}. ${finding}`}
          scale={scale}
          handle={handle}
          onPick={onFilter === null && onPosts === null ? undefined : picks.onPick}
          onBrush={picks.onBrush}
        />
      )}
    </WidgetFrame>
  );
}
