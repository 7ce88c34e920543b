import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A moment is a date cell in UTC; null is an empty cell, never a zero; `strong` is text in bold letters. */
export type WorkbookCell = string | number | boolean | Date | { strong: string } | null;

/** What a cell of Excel holds at most, and a sheet (one row goes to the header). */
const cellChars = 32_767;
const sheetRowsMax = 1_048_575;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

const rootRelation = `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** Styles by their place in `styles`: text that goes on within its cell, and a number of which three decimals are shown, whatever it holds. */
const style = { plain: 0, moment: 1, strong: 2, wrapped: 3, broken: 4 } as const;
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="0.0##"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

export interface WorkbookSheet {
  name: string;
  header: readonly string[];
  /** Without the header. */
  rows: AsyncIterable<readonly WorkbookCell[]>;
  /** Letters that a column has room for; without them as many as its header has. Longer texts go on below in their cell where widths are given. */
  widths?: readonly number[];
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
 * that is marked as text is no formula. Rows beyond what a sheet holds go on in a further one, "Posts (2)": none is lost.
 * @param sheets with names that differ, of 25 characters at most
 * @param rowsMax rows of a sheet below its header; fewer than Excel allows for tests
 */
export function writeSheets(sheets: readonly WorkbookSheet[], rowsMax: number = sheetRowsMax): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const sources: Readable[] = [];
  output.on("close", () => sources.forEach((xml) => xml.destroy()));
  const fill = async (): Promise<void> => {
    const names: string[] = [];
    for (const sheet of sheets) {
      const { name } = sheet;
      const taken = takeRows(sheet.rows);
      for (let part = 1; part === 1 || !(await taken.isDone()); part += 1) {
        names.push(part === 1 ? name : `${name.slice(0, 25)} (${part})`);
        const xml = Readable.from(sheetXml(sheet, taken.take(rowsMax)), {
          objectMode: false,
          highWaterMark: 64 * 1024,
        });
        sources.push(xml);
        zip.addReadStream(xml, `xl/worksheets/sheet${names.length}.xml`);
        await finished(xml);
      }
      await taken.close();
    }
    for (const [path, xml] of Object.entries(partsOf(names))) zip.addBuffer(Buffer.from(xml), path);
    zip.end();
  };
  fill().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  return output;
}

/** The parts of a workbook that name its sheets. */
function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const numbers = names.map((_name, at) => at + 1);
  const overrides = numbers.map(
    (at) =>
      `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const links = numbers.map(
    (at) => `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const named = names.map((name, at) => {
    const shown = escapeXml(name.replace(/[\\/?*[\]:]/gu, " ").slice(0, 31));
    return `<sheet name="${shown}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`;
  });
  return {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join("")}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": rootRelation,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageRelations}">${links.join("")}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named.join("")}</sheets></workbook>`,
  };
}

interface TakenRows {
  /** The next rows, `max` at most. */
  take: (max: number) => AsyncGenerator<readonly WorkbookCell[]>;
  /** Looks one row ahead. */
  isDone: () => Promise<boolean>;
  close: () => Promise<void>;
}

function takeRows(rows: AsyncIterable<readonly WorkbookCell[]>): TakenRows {
  const source = rows[Symbol.asyncIterator]();
  let ahead: IteratorResult<readonly WorkbookCell[]> | null = null;
  const peek = async () => (ahead ??= await source.next());
  return {
    isDone: async () => (await peek()).done === true,
    close: async () => void (await source.return?.()),
    async *take(max) {
      for (let count = 0; count < max; count += 1) {
        const next = await peek();
        if (next.done === true) return;
        ahead = null;
        yield next.value;
      }
    },
  };
}

/** Letters that a column without a width of its own has room for. */
const usualWidth = { min: 12, max: 40 };

async function* sheetXml(
  { header, widths }: WorkbookSheet,
  rows: AsyncIterable<readonly WorkbookCell[]>,
): AsyncGenerator<string> {
  const columns = header.map((name, at) => {
    const usual = Math.min(Math.max(name.length + 2, usualWidth.min), usualWidth.max);
    return `<col min="${at + 1}" max="${at + 1}" width="${widths?.[at] ?? usual}" customWidth="1"/>`;
  });
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  yield rowXml(header.map((strong) => ({ strong })));
  for await (const row of rows) yield rowXml(row, widths);
  yield "</sheetData></worksheet>";
}

function rowXml(cells: readonly WorkbookCell[], widths?: readonly number[]): string {
  return `<row>${cells.map((cell, at) => cellXml(cell, widths?.[at])).join("")}</row>`;
}

const dayMs = 86_400_000;
const epochMs = Date.UTC(1899, 11, 30);

function cellXml(cell: WorkbookCell, width: number | undefined): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number")
    return Number.isInteger(cell) ? `<c><v>${cell}</v></c>` : `<c s="${style.broken}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (cell instanceof Date) return `<c s="${style.moment}"><v>${(cell.getTime() - epochMs) / dayMs}</v></c>`;
  if (typeof cell !== "string") return textXml(cell.strong, style.strong);
  return textXml(cell, width !== undefined && cell.length > width ? style.wrapped : style.plain);
}

function textXml(text: string, look: number): string {
  return `<c t="inlineStr" s="${look}"><is><t xml:space="preserve">${escapeXml(text.slice(0, cellChars))}</t></is></c>`;
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
