import { importLimits } from "@earshot/core/import/import-limits";
import { cutCell } from "../read-csv.ts";
import type { TableRow } from "../table-row.ts";
import { serialToText } from "./date-formats.ts";
import type { Workbook } from "./open-workbook.ts";
import { columnOf, readLinks, type SheetLinks } from "./read-links.ts";
import { scanXml } from "./scan-xml.ts";
import type { SharedStrings } from "./shared-strings.ts";

/** A cell is its text, or the number of a shared text that has to be fetched. */
type RawCell = string | number;

interface RawRow {
  number: number;
  cells: RawCell[];
  links: Map<number, string>;
}

/** The rows of a sheet, one after another; empty ones between them are left out, the numbers are those of the sheet. */
export async function* readSheet(
  workbook: Workbook,
  part: string,
  strings: SharedStrings,
  onRead: (share: number) => void,
): AsyncGenerator<TableRow> {
  const fresh: RawRow[] = [];
  const apart = await readLinks(workbook.zip, part);
  const handler = gatherRows(workbook, strings, apart, fresh);
  for await (const _piece of scanXml(workbook.zip.open(part, onRead), handler)) {
    for (const { number, cells, links } of fresh.splice(0)) {
      const row = { number, cells: await resolve(cells, strings) };
      yield links.size === 0 ? row : { ...row, links };
    }
  }
}

async function resolve(cells: readonly RawCell[], strings: SharedStrings): Promise<string[]> {
  const texts: string[] = [];
  for (const cell of cells) texts.push(typeof cell === "string" ? cell : await strings.fetch(cell));
  return texts;
}

interface OpenCell {
  column: number;
  kind: string;
  style: number;
  value: string;
  formula: string;
}

function gatherRows(workbook: Workbook, strings: SharedStrings, apart: SheetLinks, into: RawRow[]) {
  let row: RawRow = { number: 0, cells: [], links: new Map() };
  let cell: OpenCell | null = null;
  let part: "value" | "formula" | null = null;
  let isPhonetic = false;
  return {
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (name === "row") {
        const number = Number(attributes["r"]);
        row = {
          number: Number.isInteger(number) && number > row.number ? number : row.number + 1,
          cells: [],
          links: new Map(),
        };
      } else if (name === "c") {
        cell = {
          column: columnOf(attributes["r"]) ?? row.cells.length,
          kind: attributes["t"] ?? "n",
          style: Number(attributes["s"] ?? 0),
          value: "",
          formula: "",
        };
      } else if (name === "v" || (name === "t" && !isPhonetic)) part = "value";
      else if (name === "f") part = "formula";
      else if (name === "rPh") isPhonetic = true;
    },
    text(text: string) {
      if (cell === null || part === null || cell[part].length >= importLimits.cellChars) return;
      cell[part] = cutCell(cell[part] + text);
    },
    close(name: string) {
      if (name === "v" || name === "t" || name === "f") part = null;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "row") into.push(row);
      else if (name === "c" && cell !== null) {
        if (cell.column < importLimits.columns) {
          while (row.cells.length < cell.column) row.cells.push("");
          row.cells[cell.column] = readCell(workbook, strings, cell);
          const link = linkOf(cell.formula) ?? apart.of(row.number, cell.column);
          if (link !== undefined) row.links.set(cell.column, link);
        }
        cell = null;
      }
    },
  };
}

const hyperlink = /^\s*HYPERLINK\(\s*"((?:[^"]|"")+)"/iu;

function linkOf(formula: string): string | undefined {
  const target = formula === "" ? undefined : hyperlink.exec(formula)?.[1]?.replaceAll('""', '"');
  return target === undefined || /^(?!https?:)[a-z][a-z\d+.-]*:/iu.test(target) ? undefined : target;
}

function readCell({ dateFormats, is1904 }: Workbook, strings: SharedStrings, cell: OpenCell): RawCell {
  const { kind, value, style } = cell;
  if (kind === "s") {
    const index = Number(value);
    return Number.isInteger(index) && index >= 0 && value !== "" ? (strings.get(index) ?? index) : "";
  }
  if (kind === "b") return value === "1" ? "true" : "false";
  if (kind === "e") return "";
  if (kind !== "n" || value === "") return value;
  const format = dateFormats[style] ?? null;
  const number = Number(value);
  if (format !== null && Number.isFinite(number)) return serialToText(number, format, is1904);
  // 1.2345678901234568E+18 is a number of an account, written the way the file format writes it.
  return /e\+/iu.test(value) && Number.isFinite(number) ? BigInt(Math.round(number)).toString() : value;
}
