import { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A moment is a date cell in UTC; null is an empty cell, never a zero. */
export type WorkbookCell = string | number | boolean | Date | null;

/** What a cell of Excel holds at most, and a sheet (one row goes to the header). */
const cellChars = 32_767;
export const sheetRowsMax = 1_048_575;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

const rootRelation = `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** Style 0 is plain, 1 a date with time, 2 the bold header. */
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`;

export interface WorkbookSheet {
  name: string;
  header: readonly string[];
  /** Without the header. */
  rows: AsyncIterable<readonly WorkbookCell[]>;
}

/** A workbook of one sheet; see `writeSheets`. */
export function writeWorkbook(
  sheet: string,
  header: readonly string[],
  rows: AsyncIterable<readonly WorkbookCell[]>,
): Readable {
  return writeSheets([{ name: sheet, header, rows }]);
}

/**
 * Writes a workbook while its rows come: nothing but the row in hand stays in memory. Texts are text whatever they begin with: a cell
 * that is marked as text is no formula.
 * @param sheets with names that differ
 */
export function writeSheets(sheets: readonly WorkbookSheet[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const numbers = sheets.map((_sheet, at) => at + 1);
  const overrides = numbers.map(
    (at) =>
      `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const links = numbers.map(
    (at) => `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const named = sheets.map(({ name }, at) => {
    const shown = escapeXml(name.replace(/[\\/?*[\]:]/gu, " ").slice(0, 31));
    return `<sheet name="${shown}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`;
  });
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join("")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": rootRelation,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}">${links.join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named.join("")}</sheets></workbook>`,
  };
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), path);
  const sources: Readable[] = [];
  output.on("close", () => sources.forEach((xml) => xml.destroy()));
  sheets.forEach(({ header, rows }, at) => {
    const xml = Readable.from(sheetXml(header, rows), { objectMode: false, highWaterMark: 64 * 1024 });
    xml.on("error", (error) => output.destroy(error));
    sources.push(xml);
    zip.addReadStream(xml, `xl/worksheets/sheet${at + 1}.xml`);
  });
  zip.end();
  return output;
}

async function* sheetXml(
  header: readonly string[],
  rows: AsyncIterable<readonly WorkbookCell[]>,
): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield rowXml(header, 2);
  let count = 0;
  for await (const row of rows) {
    if ((count += 1) > sheetRowsMax) break;
    yield rowXml(row, 0);
  }
  yield "</sheetData></worksheet>";
}

function rowXml(cells: readonly WorkbookCell[], style: number): string {
  return `<row>${cells.map((cell) => cellXml(cell, style)).join("")}</row>`;
}

const dayMs = 86_400_000;
const epochMs = Date.UTC(1899, 11, 30);

function cellXml(cell: WorkbookCell, style: number): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) return `<c s="1"><v>${(cell.getTime() - epochMs) / dayMs}</v></c>`;
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(cell.slice(0, cellChars))}</t></is></c>`;
}

/** What XML has no place for, and "_x0041_", which Excel would read as a character. */
// oxlint-disable-next-line no-control-regex -- controls are among what is removed
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(unwritable, "")
    .replace(/_x([\da-f]{4})_/giu, "_x005F_x$1_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
