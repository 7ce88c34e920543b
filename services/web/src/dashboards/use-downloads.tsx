import type { FigureAnswer } from "@earshot/contract/figure";
import type { RefObject } from "react";
import { useMemo } from "react";
import { useSay } from "../app/use-say.tsx";
import { useLanguage } from "../words/use-language.ts";
import type { ChartHandle } from "./Chart.tsx";
import type { ChartData } from "./chart-data.ts";
import { figureCsv } from "./figure-csv.ts";
import { download, fileName, pngOf } from "./picture-file.ts";

interface Downloaded {
  name: string;
  answer: FigureAnswer;
  data: ChartData | null;
  handle: RefObject<ChartHandle | null>;
}

/** A widget as files: its picture, and its figures. */
export function useDownloads({ name, answer, data, handle }: Downloaded): {
  onPng?: () => void;
  onSvg?: () => void;
  onCsv: () => void;
} {
  const say = useSay();
  const language = useLanguage();
  return useMemo(() => {
    const called = fileName(name, answer.to);
    const draw = async (isPng: boolean): Promise<void> => {
      const svg = handle.current?.svg() ?? null;
      if (svg === null) return;
      const blob = isPng ? await pngOf(svg) : new Blob([svg], { type: "image/svg+xml" });
      download(blob, `${called}.${isPng ? "png" : "svg"}`);
    };
    const hasPicture = data !== null && data.by !== "none";
    return {
      ...(hasPicture
        ? {
            onPng: () => void draw(true).catch(say.failed),
            onSvg: () => void draw(false).catch(say.failed),
          }
        : {}),
      onCsv: () =>
        download(
          new Blob([figureCsv(answer, language)], { type: "text/csv;charset=utf-8" }),
          `${called}.csv`,
        ),
    };
  }, [name, answer, data, handle, say, language]);
}
