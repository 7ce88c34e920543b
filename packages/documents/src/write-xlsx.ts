import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { DocumentBlock, ReportDocument } from "@earshot/core/report/document/document";
import { documentWords, type DocumentWords } from "@earshot/core/report/document/document-words";
import { writeSheets, type WorkbookCell } from "./write-workbook.ts";

interface Sheet {
  name: string;
  header: readonly string[];
  rows: WorkbookCell[][];
  widths?: readonly number[];
}

/** Letters of the widest cell that a column has room for; the text of a report is as wide as a page. */
const width = { min: 8, max: 60, text: 110 };

/** The document as a workbook to reckon on with: figures as numbers, series step by step, lists, and passports as the codebook. */
export async function writeXlsx(document: ReportDocument): Promise<Buffer> {
  const words = documentWords[document.language];
  const sheets = [textSheet(document, words), figureSheet(document, words), seriesSheet(document, words)];
  sheets.push(...listSheets(document), passportSheet(document, words));
  const filled = withOwnNames(sheets.filter(({ rows }) => rows.length > 0));
  return buffer(
    writeSheets(
      filled.map((sheet) => ({ widths: widthsOf(sheet), ...sheet, rows: Readable.from(sheet.rows) })),
    ),
  );
}

function widthsOf({ header, rows }: Sheet): number[] {
  return header.map((name, at) => {
    const lengths = rows.map((row) => (typeof row[at] === "string" ? row[at].length : width.min));
    const widest = lengths.reduce((most, length) => Math.max(most, length), name.length);
    return Math.min(Math.max(widest, width.min), width.max) + 2;
  });
}

function textSheet({ title, lead, blocks, foot }: ReportDocument, words: DocumentWords): Sheet {
  const lines = blocks.flatMap((block, at): WorkbookCell[] => {
    // What stands on a sheet of its own alone needs no heading here.
    if (block.kind === "heading")
      return blocks[at + 1]?.kind === "passports" ? [] : [null, { strong: block.text }];
    if (block.kind === "quote") return [`«${block.text}» ${block.by}`];
    if (block.kind === "facts") return block.rows.map(([name, value]) => `${name}: ${value}`);
    return "text" in block ? [block.text] : [];
  });
  const rows = [lead, ...lines, null, foot].map((line) => [line]);
  return { name: words.sheet.text, header: [title], rows, widths: [width.text] };
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
function listSheets({ blocks, language }: ReportDocument): Sheet[] {
  let heading = "";
  return blocks.flatMap((block) => {
    if (block.kind === "heading") heading = block.text;
    return block.kind === "table" ? [sheetOf(heading, block, language)] : [];
  });
}

function sheetOf(
  name: string,
  { head, rows }: Extract<DocumentBlock, { kind: "table" }>,
  language: ReportDocument["language"],
): Sheet {
  return { name, header: head, rows: rows.map((row) => row.map((cell) => countIn(cell, language))) };
}

/** A whole number with its thousands set apart, as each language does it. */
const counts = { ru: /^[−-]?\d{1,3}(?:[\u0020\u00a0\u202f]?\d{3})*$/u, en: /^[−-]?\d{1,3}(?:,?\d{3})*$/u };

/** A cell that is a count and nothing else is a number to reckon on; anything else stays as it is read. */
function countIn(cell: string, language: ReportDocument["language"]): string | number {
  return counts[language].test(cell) ? Number(cell.replace("−", "-").replaceAll(/[^\d-]/gu, "")) : cell;
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
