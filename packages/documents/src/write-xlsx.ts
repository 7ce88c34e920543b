import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { DocumentBlock, ReportDocument } from "@earshot/core/report/document/document";
import { documentWords, type DocumentWords } from "@earshot/core/report/document/document-words";
import { writeSheets, type WorkbookCell } from "./write-workbook.ts";

interface Sheet {
  name: string;
  header: readonly string[];
  rows: WorkbookCell[][];
}

/** The document as a workbook to reckon on with: figures as numbers, series step by step, lists, and passports as the codebook. */
export async function writeXlsx(document: ReportDocument): Promise<Buffer> {
  const words = documentWords[document.language];
  const sheets = [textSheet(document, words), figureSheet(document, words), seriesSheet(document, words)];
  sheets.push(...listSheets(document), passportSheet(document, words));
  const filled = withOwnNames(sheets.filter(({ rows }) => rows.length > 0));
  return buffer(writeSheets(filled.map((sheet) => ({ ...sheet, rows: Readable.from(sheet.rows) }))));
}

function textSheet({ title, lead, blocks, foot }: ReportDocument, words: DocumentWords): Sheet {
  const lines = blocks.flatMap((block) => {
    if (block.kind === "quote") return [`«${block.text}» ${block.by}`];
    if (block.kind === "facts") return block.rows.map(([name, value]) => `${name}: ${value}`);
    return "text" in block ? [block.text] : [];
  });
  return { name: words.sheet.text, header: [title], rows: [lead, ...lines, foot].map((line) => [line]) };
}

function figureSheet({ blocks }: ReportDocument, words: DocumentWords): Sheet {
  const { name, value, interval, n, change, note } = words.figure;
  const header = [name, value, `${interval} ↓`, `${interval} ↑`, n, words.before, change, note, words.mark];
  const rows = blocks.flatMap((block) =>
    block.kind === "figures"
      ? block.rows.map(({ raw, ...line }): WorkbookCell[] => [
          line.name,
          raw.value,
          raw.low,
          raw.high,
          line.n,
          raw.before,
          line.change,
          line.note,
          line.passport,
        ])
      : [],
  );
  return { name: words.sheet.figures, header, rows };
}

function seriesSheet({ blocks }: ReportDocument, words: DocumentWords): Sheet {
  const header = [words.chart, words.series, words.point, words.figure.value, words.covered];
  const rows = blocks.flatMap((block) => {
    if (block.kind !== "chart") return [];
    const { points, series, title } = block.chart;
    return series.flatMap(({ name, values }) =>
      points.map(({ label, covered }, at): WorkbookCell[] => [
        title,
        name,
        label,
        values[at] ?? null,
        covered,
      ]),
    );
  });
  return { name: words.sheet.series, header, rows };
}

/** Each table under the heading it stands below. */
function listSheets({ blocks }: ReportDocument): Sheet[] {
  let heading = "";
  return blocks.flatMap((block) => {
    if (block.kind === "heading") heading = block.text;
    return block.kind === "table" ? [sheetOf(heading, block)] : [];
  });
}

function sheetOf(name: string, { head, rows }: Extract<DocumentBlock, { kind: "table" }>): Sheet {
  return { name, header: head, rows: rows.map((row) => [...row]) };
}

function passportSheet({ blocks }: ReportDocument, words: DocumentWords): Sheet {
  const { formula, exclusions, interval, unit, minimumN } = words.passport;
  const header = [words.mark, words.figure.name, formula, exclusions, interval, unit, minimumN];
  const rows = blocks.flatMap((block) =>
    block.kind === "passports"
      ? block.passports.map((each): WorkbookCell[] => [
          each.mark,
          each.name,
          each.formula,
          each.exclusions,
          each.interval,
          each.unit,
          each.minimumN,
        ])
      : [],
  );
  return { name: words.sheet.passports, header, rows };
}

/** Excel refuses two sheets of one name, whatever their letters' case. */
function withOwnNames(sheets: readonly Sheet[]): Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const name = sheet.name.slice(0, 28) || "–";
    let own = name;
    for (let at = 2; taken.has(own.toLowerCase()); at += 1) own = `${name} ${at}`;
    taken.add(own.toLowerCase());
    return { ...sheet, name: own };
  });
}
