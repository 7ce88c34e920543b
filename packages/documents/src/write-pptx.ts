import { createRequire } from "node:module";
import type { DocumentChart, ReportDocument } from "@earshot/core/report/document/document";
import { hasGap } from "@earshot/core/report/document/document";
import { documentWords } from "@earshot/core/report/document/document-words";
import type Pptx from "pptxgenjs";
import { colourOf } from "./chart-colours.ts";
import { slidesOf, type SlidePlan } from "./slides-of.ts";
import { xmlText } from "./xml-text.ts";

type Deck = InstanceType<typeof Pptx.default>;

const bare = (colour: string): string => colour.slice(1);
const ink = "1C1C1A";
const quiet = "575651";

/** The document as slides: one message each, which is its title, with charts that can be edited. */
export async function writePptx(document: ReportDocument): Promise<Buffer> {
  // Its ES build stands in a package that says CommonJS.
  const loaded = createRequire(import.meta.url)("pptxgenjs") as typeof Pptx.default;
  const deck = new loaded();
  deck.layout = "LAYOUT_WIDE";
  deck.title = xmlText(document.title, 200);
  deck.company = "Earshot";
  deck.theme = { headFontFace: "Arial", bodyFontFace: "Arial" };
  const first = deck.addSlide();
  first.addText(xmlText(document.title, 200), {
    x: 0.7,
    y: 2.2,
    w: 11.9,
    h: 1.5,
    fontSize: 34,
    bold: true,
    color: ink,
    valign: "bottom",
    fit: "shrink",
  });
  first.addText(xmlText(document.lead, 400), {
    x: 0.7,
    y: 3.8,
    w: 11.9,
    h: 1,
    fontSize: 16,
    color: quiet,
    valign: "top",
  });
  for (const plan of slidesOf(document)) addSlide(deck, plan, document.language);
  const bytes = await deck.write({ outputType: "nodebuffer" });
  if (!Buffer.isBuffer(bytes)) throw new Error("Slides were written as something else than bytes.");
  return bytes;
}

function addSlide(deck: Deck, plan: SlidePlan, language: ReportDocument["language"]): void {
  const slide = deck.addSlide();
  const words = documentWords[language];
  slide.addText(xmlText(plan.heading, 100), {
    x: 0.5,
    y: 0.25,
    w: 12.3,
    h: 0.35,
    fontSize: 12,
    color: quiet,
  });
  slide.addText(xmlText(plan.title, 300), {
    x: 0.5,
    y: 0.6,
    w: 12.3,
    h: 0.95,
    fontSize: 22,
    bold: true,
    color: ink,
    valign: "top",
    fit: "shrink",
  });
  const [chart] = plan.charts;
  const hasTable = plan.table !== null;
  const top = 1.65;
  const chartWidth = plan.lines.length > 0 || hasTable ? 7.4 : 12.3;
  // A chart without a series breaks the writer.
  if (chart && chart.series.length > 0)
    addChart(deck, slide, chart, { x: 0.5, y: top, w: chartWidth, h: 5.2 });
  const left = chart ? 8.1 : 0.5;
  const width = 12.8 - left;
  const linesHeight =
    plan.lines.length === 0 ? 0 : hasTable ? Math.min(2.6, 0.3 + plan.lines.length * 0.75) : 5.2;
  if (linesHeight > 0)
    slide.addText(
      plan.lines.map((line) => ({
        text: xmlText(line, 500),
        options: { breakLine: true, paraSpaceAfter: 6 },
      })),
      { x: left, y: top, w: width, h: linesHeight, fontSize: 13, color: ink, valign: "top", fit: "shrink" },
    );
  if (plan.table) {
    const cell = (text: string, bold: boolean) => ({ text: xmlText(text, 120), options: { bold } });
    const rows = [
      plan.table.head.map((text) => cell(text, true)),
      ...plan.table.rows.map((row) => row.map((text) => cell(text, false))),
    ];
    slide.addTable(rows, {
      x: left,
      y: top + linesHeight,
      w: width,
      fontSize: chart ? 9 : 11,
      color: ink,
      border: { type: "solid", pt: 0.5, color: "D5D4CF" },
    });
  }
  if (chart?.points.some(({ covered }) => hasGap(covered)) && chart.shape !== "bars")
    slide.addText(`∅ ${words.notHeard}`, { x: 0.5, y: 6.85, w: 7.4, h: 0.3, fontSize: 10, color: "8A5A00" });
}

/** A native chart. Steps that were not listened to in full stay empty where nothing is known, and their names are marked. */
function addChart(
  deck: Deck,
  slide: ReturnType<Deck["addSlide"]>,
  chart: DocumentChart,
  place: { x: number; y: number; w: number; h: number },
): void {
  const isLying = chart.shape === "bars";
  const labels = chart.points.map(({ label, covered }) =>
    xmlText(!isLying && hasGap(covered) ? `∅ ${label}` : label, 40),
  );
  const order = <T>(all: readonly T[]): T[] => (isLying ? all.toReversed() : [...all]);
  const data = chart.series.map(({ name, values }) => ({
    name: xmlText(name === "" ? chart.unit : name, 60),
    labels: order(labels),
    // Null is an empty cell; the types know of numbers alone.
    values: order(values) as number[],
  }));
  slide.addChart(chart.shape === "lines" ? deck.ChartType.line : deck.ChartType.bar, data, {
    ...place,
    barDir: isLying ? "bar" : "col",
    barGrouping: chart.isStacked ? "stacked" : "clustered",
    barGapWidthPct: 45,
    chartColors: chart.series.map(({ tone }) => bare(colourOf(tone))),
    showLegend: chart.series.length > 1,
    legendPos: "t",
    displayBlanksAs: "gap",
    catAxisLabelFontSize: 10,
    valAxisLabelFontSize: 10,
    valGridLine: { color: "E7E6E3", size: 0.5 },
    showTitle: false,
    showValAxisTitle: !isLying,
    valAxisTitle: xmlText(chart.unit, 60),
    valAxisTitleFontSize: 10,
    showValue: isLying && !chart.isStacked,
    lineDataSymbolSize: 5,
  });
}
