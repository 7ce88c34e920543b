import { createRequire } from "node:module";
import type { DocumentChart, ReportDocument } from "@earshot/core/report/document/document";
import { hasGap } from "@earshot/core/report/document/document";
import { documentWords } from "@earshot/core/report/document/document-words";
import type Pptx from "pptxgenjs";
import { colourOf } from "./chart-colours.ts";
import { sideOfTable, slidesOf, type SlidePlan, type SlideTable } from "./slides-of.ts";
import { xmlText } from "./xml-text.ts";

type Deck = InstanceType<typeof Pptx.default>;
type Slide = ReturnType<Deck["addSlide"]>;
/** Inches on a slide of 13.33 by 7.5. */
interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

const bare = (colour: string): string => colour.slice(1);
const ink = "1C1C1A";
const quiet = "575651";
const warning = "8A5A00";
const accent = bare(colourOf("accent"));
/** Where charts, lists and lines stand: all of a slide, or a part of it each. */
const body = { x: 0.5, y: 1.65, w: 12.3, h: 5.05 };
const halves = {
  beside: { chart: { ...body, w: 7.4 }, table: { ...body, x: 8.1, w: 4.7 } },
  below: { chart: { ...body, h: 2.75 }, table: { ...body, y: 4.55, h: 2.15 } },
};

/** The document as slides: one message each, which is its title, with charts that can be edited. */
export async function writePptx(document: ReportDocument): Promise<Buffer> {
  // Its ES build stands in a package that says CommonJS.
  const loaded = createRequire(import.meta.url)("pptxgenjs") as typeof Pptx.default;
  const deck = new loaded();
  deck.layout = "LAYOUT_WIDE";
  deck.title = xmlText(document.title, 200);
  deck.company = "Earshot";
  deck.theme = { headFontFace: "Arial", bodyFontFace: "Arial" };
  const { notes, slides } = slidesOf(document);
  addTitle(deck, document, notes);
  for (const plan of slides) addSlide(deck, plan, document);
  const bytes = await deck.write({ outputType: "nodebuffer" });
  if (!Buffer.isBuffer(bytes)) throw new Error("Slides were written as something else than bytes.");
  return bytes;
}

function addTitle(deck: Deck, { title, lead }: ReportDocument, notes: readonly string[]): void {
  const slide = deck.addSlide();
  slide.addShape("rect", { x: 0, y: 0, w: 0.22, h: 7.5, fill: { color: accent } });
  const style = { x: 0.7, w: 11.9, fit: "shrink" } as const;
  const large = { ...style, y: 2, h: 1.5, fontSize: 36, bold: true, color: ink, valign: "bottom" } as const;
  slide.addText(xmlText(title, 200), large);
  slide.addText(xmlText(lead, 400), { ...style, y: 3.6, h: 0.8, fontSize: 16, color: quiet, valign: "top" });
  addLines(slide, notes, { x: 0.7, y: 4.6, w: 11.9, h: 2.2 }, warning);
}

function addSlide(deck: Deck, plan: SlidePlan, { language, foot }: ReportDocument): void {
  const slide = deck.addSlide();
  const { heading, title, lines, chart, table } = plan;
  const wide = { x: body.x, w: body.w };
  slide.addText(xmlText(heading, 100), { ...wide, y: 0.25, h: 0.35, fontSize: 12, color: quiet });
  slide.addText(xmlText(title, 300), {
    ...wide,
    y: 0.6,
    h: 0.95,
    fontSize: 22,
    bold: true,
    color: ink,
    valign: "top",
    fit: "shrink",
  });
  const side = chart && table ? sideOfTable(table) : null;
  const places = side === null ? { chart: body, table: body } : halves[side];
  // A chart without a series breaks the writer.
  if (chart && chart.series.length > 0) addChart(deck, slide, chart, places.chart);
  addLines(slide, lines, body, ink);
  if (table) addTable(slide, table, places.table, side === null ? 12 : 10);
  if (chart?.points.some(({ covered }) => hasGap(covered)) && chart.shape !== "bars")
    slide.addText(`∅ ${documentWords[language].notHeard}`, {
      ...wide,
      y: 6.7,
      h: 0.3,
      fontSize: 10,
      color: warning,
    });
  const small = { y: 7.05, h: 0.3, fontSize: 9, color: quiet };
  slide.addText(xmlText(foot, 150), { ...small, x: body.x, w: 11 });
  slide.slideNumber = { ...small, x: 12.2, w: 0.6, align: "right" };
}

function addLines(slide: Slide, lines: readonly string[], place: Place, color: string): void {
  if (lines.length === 0) return;
  slide.addText(
    lines.map((line) => ({ text: xmlText(line, 600), options: { breakLine: true, paraSpaceAfter: 5 } })),
    { ...place, fontSize: 13, color, valign: "top", fit: "shrink" },
  );
}

/** Letters of a column's widest cell that count towards its width, and what its margins take. */
const cellChars = { min: 3, max: 30, margins: 3 };
const isNumber = /^(?:[−+-]?\d[\d\s.,…−%-]*|—)?$/u;

/** A table whose columns are as wide as what they hold, numbers to the right. */
function addTable(slide: Slide, { head, rows }: SlideTable, { x, y, w }: Place, fontSize: number): void {
  const columns = head.map((name, at) => {
    const cells = rows.map((row) => row[at] ?? "");
    const widest = Math.max(name.length, ...cells.map((cell) => cell.length));
    const chars = cellChars.margins + Math.min(Math.max(widest, cellChars.min), cellChars.max);
    return { chars, isNumeric: at > 0 && cells.every((cell) => isNumber.test(cell)) };
  });
  const total = columns.reduce((sum, { chars }) => sum + chars, 0);
  const cell = (text: string, at: number, bold: boolean) => ({
    text: xmlText(text, 120),
    options: { bold, align: columns[at]?.isNumeric ? ("right" as const) : ("left" as const) },
  });
  slide.addTable(
    [
      head.map((text, at) => cell(text, at, true)),
      ...rows.map((row) => row.map((text, at) => cell(text, at, false))),
    ],
    {
      x,
      y,
      w,
      colW: columns.map(({ chars }) => (w * chars) / total),
      fontSize,
      color: ink,
      border: { type: "solid", pt: 0.5, color: "D5D4CF" },
    },
  );
}

/** A native chart. Steps that were not listened to in full stay empty where nothing is known, and their names are marked. */
function addChart(deck: Deck, slide: Slide, chart: DocumentChart, place: Place): void {
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
  const isPositive = chart.series.every(({ values }) =>
    values.every((value) => value === null || value >= 0),
  );
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
    // Bars that begin elsewhere lie about their lengths.
    ...(isPositive ? { valAxisMinVal: 0 } : {}),
    valGridLine: { color: "E7E6E3", size: 0.5 },
    showTitle: false,
    showValAxisTitle: !isLying,
    valAxisTitle: xmlText(chart.unit, 60),
    valAxisTitleFontSize: 10,
    showValue: isLying && !chart.isStacked,
    lineDataSymbolSize: 5,
  });
}
