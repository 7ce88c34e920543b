import type { DocumentBlock, DocumentChart, ReportDocument } from "@earshot/core/report/document/document";
import { figureTable, passportLines } from "@earshot/core/report/document/document-parts";
import { documentWords } from "@earshot/core/report/document/document-words";

/** One slide: a message, and what proves it. */
export interface SlidePlan {
  heading: string;
  title: string;
  lines: string[];
  charts: DocumentChart[];
  table: { head: readonly string[]; rows: readonly (readonly string[])[] } | null;
}

const rowsMax = 9;
const linesMax = 6;
const lineChars = 300;

/** Cuts a document into slides: every finding, chart and list begins one; what is too long for a slide goes on on the next. */
export function slidesOf(document: ReportDocument): SlidePlan[] {
  const words = documentWords[document.language];
  const slides: SlidePlan[] = [];
  let heading = "";
  const begin = (title: string): SlidePlan => {
    const slide: SlidePlan = { heading, title, lines: [], charts: [], table: null };
    slides.push(slide);
    return slide;
  };
  const current = (fits: (slide: SlidePlan) => boolean): SlidePlan => {
    const last = slides.at(-1);
    if (!last || last.heading !== heading) return begin(heading);
    return fits(last) ? last : begin(`${last.title.replace(` (${words.goesOn})`, "")} (${words.goesOn})`);
  };
  const addLines = (lines: readonly string[]): void => {
    for (const line of lines)
      current(
        (slide) => slide.lines.length < linesMax && slide.lines.join("").length < lineChars * 3,
      ).lines.push(line.slice(0, lineChars * 2));
  };
  const addTable = (table: NonNullable<SlidePlan["table"]>): void => {
    for (let at = 0; at < table.rows.length; at += rowsMax)
      current((slide) => slide.table === null && slide.charts.length === 0).table = {
        head: table.head,
        rows: table.rows.slice(at, at + rowsMax),
      };
  };
  for (const block of document.blocks) {
    if (block.kind === "heading") heading = block.text;
    else if (block.kind === "finding") begin(block.text);
    else if (block.kind === "chart")
      current((slide) => slide.charts.length === 0 && slide.table === null).charts.push(block.chart);
    else if (block.kind === "figures") addTable(figureTable(block.rows, words));
    else if (block.kind === "table") addTable(block);
    else addLines(linesOf(block, words));
  }
  return slides;
}

type Lined = Exclude<DocumentBlock, { kind: "heading" | "finding" | "chart" | "figures" | "table" }>;

function linesOf(block: Lined, words: (typeof documentWords)["ru"]): string[] {
  switch (block.kind) {
    case "text":
    case "note":
      return [block.text];
    case "quote":
      return [`«${block.text.slice(0, lineChars)}» ${block.by}`];
    case "facts":
      return block.rows.map(([name, value]) => `${name}: ${value}`);
    case "passports":
      return block.passports.map((passport) => {
        const { title, lines } = passportLines(passport, words);
        return `${title}. ${lines[0] ?? ""}`;
      });
  }
}
