import type { DocumentBlock, DocumentChart, ReportDocument } from "@earshot/core/report/document/document";
import { figureTable, passportLines } from "@earshot/core/report/document/document-parts";
import { documentWords, type DocumentWords } from "@earshot/core/report/document/document-words";

export interface SlideTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** One slide: a message, and what proves it. */
export interface SlidePlan {
  heading: string;
  title: string;
  lines: string[];
  chart: DocumentChart | null;
  table: SlideTable | null;
}

export interface DeckPlan {
  /** What must be known before any number is believed: stands on the first slide, below the title. */
  notes: string[];
  slides: SlidePlan[];
}

/** What a slide holds at the sizes of `write-pptx.ts`: rows of text and their letters, rows of a table. */
const textRowsMax = 17;
const rowChars = 120;
const lineChars = 600;
const quoteChars = 300;
const rowsMax = 12;
/** A slide whose only line is longer is worth its place. */
const briefChars = 200;

/** Where a table has room on the slide of its chart: a narrow one beside it, a flat one below; null where it needs a slide of its own. */
export function sideOfTable({ head, rows }: SlideTable): "beside" | "below" | null {
  if (head.length <= 3 && rows.length <= 10) return "beside";
  return rows.length <= 6 ? "below" : null;
}

/** Cuts a document into slides: every finding begins one, with its chart and its list side by side; what is too long goes on on the next. */
export function slidesOf(document: ReportDocument): DeckPlan {
  const words = documentWords[document.language];
  const slides: SlidePlan[] = [];
  let heading = "";
  const begin = (title: string): SlidePlan => {
    const slide: SlidePlan = { heading, title, lines: [], chart: null, table: null };
    slides.push(slide);
    return slide;
  };
  const current = (fits: (slide: SlidePlan) => boolean): SlidePlan => {
    const last = slides.at(-1);
    if (!last || last.heading !== heading) return begin(heading);
    return fits(last) ? last : begin(`${last.title.replace(` (${words.goesOn})`, "")} (${words.goesOn})`);
  };
  const addLines = (lines: readonly string[]): void => {
    for (const page of evenly(lines))
      current((slide) => slide.lines.length === 0 && slide.chart === null && slide.table === null).lines.push(
        ...page,
      );
  };
  const addTable = ({ head, rows }: SlideTable): void => {
    const isSmall = sideOfTable({ head, rows }) !== null;
    for (let at = 0; at < rows.length; at += rowsMax)
      current(
        ({ table, chart, lines }) => table === null && lines.length === 0 && (chart === null || isSmall),
      ).table = { head, rows: rows.slice(at, at + rowsMax) };
  };
  let waiting: string[] = [];
  for (const block of document.blocks) {
    if (isLined(block)) {
      waiting.push(...linesOf(block, words));
      continue;
    }
    addLines(waiting);
    waiting = [];
    if (block.kind === "heading") heading = block.text;
    else if (block.kind === "finding") begin(block.text);
    else if (block.kind === "chart")
      current(({ chart, table, lines }) => chart === null && table === null && lines.length === 0).chart =
        block.chart;
    else addTable(block.kind === "figures" ? figureTable(block.rows, words) : block);
  }
  addLines(waiting);
  const opening = slides.filter((slide) => slide.heading === "" && slide.title === "");
  return {
    notes: opening.flatMap(({ lines }) => lines),
    slides: gatherBrief(
      slides.filter((slide) => !opening.includes(slide)),
      words,
    ),
  };
}

/** Lines on as few slides as hold them, about as many on each: no slide with one line left over. */
function evenly(lines: readonly string[]): string[][] {
  const rowsOf = (line: string): number => Math.ceil(line.length / rowChars);
  const total = lines.reduce((sum, line) => sum + rowsOf(line), 0);
  const share = Math.ceil(total / Math.ceil(total / textRowsMax));
  const pages: string[][] = [];
  let left = 0;
  for (const line of lines) {
    if (left <= 0) {
      pages.push([]);
      left = share;
    }
    pages.at(-1)?.push(line);
    left -= rowsOf(line);
  }
  return pages;
}

/** Sections that have nothing but one sentence to say stand together, where the last of them stood. */
function gatherBrief(slides: readonly SlidePlan[], words: DocumentWords): SlidePlan[] {
  const brief = slides.filter(
    ({ title, heading, lines, chart, table }) =>
      chart === null &&
      table === null &&
      (lines.length === 0 ||
        (title === heading && lines.length === 1 && lines.join("").length <= briefChars)),
  );
  if (brief.length < 2) return [...slides];
  const lines = brief.map((slide) => `${slide.heading}: ${slide.lines[0] ?? slide.title}`);
  const together: SlidePlan = { heading: "", title: words.inBrief, lines, chart: null, table: null };
  return slides.flatMap((slide) => {
    if (slide === brief.at(-1)) return [together];
    return brief.includes(slide) ? [] : [slide];
  });
}

type Lined = Exclude<DocumentBlock, { kind: "heading" | "finding" | "chart" | "figures" | "table" }>;

function isLined(block: DocumentBlock): block is Lined {
  return ["text", "note", "quote", "facts", "passports"].includes(block.kind);
}

function linesOf(block: Lined, words: DocumentWords): string[] {
  const cut = (lines: readonly string[]): string[] => lines.map((line) => line.slice(0, lineChars));
  switch (block.kind) {
    case "text":
    case "note":
      return cut([block.text]);
    case "quote":
      return [`«${block.text.slice(0, quoteChars)}» ${block.by}`];
    case "facts":
      return cut(block.rows.map(([name, value]) => `${name}: ${value}`));
    case "passports":
      return cut(
        block.passports.map((passport) => {
          const { title, lines } = passportLines(passport, words);
          return `${title}. ${lines[0] ?? ""}`;
        }),
      );
  }
}
