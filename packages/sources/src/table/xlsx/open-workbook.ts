import { posix } from "node:path";
import type { ByteSource } from "../byte-source.ts";
import { TableError } from "../table-error.ts";
import { dateFormatOf, type DateFormat } from "./date-formats.ts";
import { readXml } from "./scan-xml.ts";
import { openZip, type ZipEntries } from "./zip-entries.ts";

export interface Workbook {
  zip: ZipEntries;
  /** Names of the sheets that are not hidden, in their order, with the part that holds each. */
  sheets: { name: string; part: string }[];
  is1904: boolean;
  /** What the style of a cell says of a number. */
  dateFormats: DateFormat[];
  close(): void;
}

/** Opens a workbook and reads what its sheets need. Throws a TableError for another kind of archive. */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await openZip(source);
  try {
    if (!zip.names.has("xl/workbook.xml")) throw new TableError(otherKind(zip.names));
    const links = await readLinks(zip);
    const { sheets, is1904 } = await readSheets(zip, links);
    if (sheets.length === 0) throw new TableError("no_sheet");
    return { zip, sheets, is1904, dateFormats: await readStyles(zip), close: zip.close };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function otherKind(names: ReadonlySet<string>): "binary_excel" | "open_document" | "archive" {
  if (names.has("xl/workbook.bin")) return "binary_excel";
  if (names.has("content.xml") && names.has("mimetype")) return "open_document";
  return "archive";
}

async function readLinks(zip: ZipEntries): Promise<Map<string, string>> {
  const links = new Map<string, string>();
  const part = "xl/_rels/workbook.xml.rels";
  if (!zip.names.has(part)) return links;
  await readXml(zip.open(part), {
    open(name, { Id: id, Target: target }) {
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      links.set(id, target.startsWith("/") ? target.slice(1) : posix.normalize(`xl/${target}`));
    },
  });
  return links;
}

async function readSheets(zip: ZipEntries, links: Map<string, string>) {
  const sheets: Workbook["sheets"] = [];
  let is1904 = false;
  await readXml(zip.open("xl/workbook.xml"), {
    open(tag, attributes) {
      const flag = attributes["date1904"];
      if (tag === "workbookPr") is1904 = flag === "1" || flag === "true";
      if (tag !== "sheet" || /hidden/iu.test(attributes["state"] ?? "")) return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/u.test(key))?.[1];
      const part = links.get(id ?? "") ?? `xl/worksheets/sheet${String(sheets.length + 1)}.xml`;
      if (zip.names.has(part)) sheets.push({ name: (attributes["name"] ?? "").slice(0, 100), part });
    },
  });
  return { sheets, is1904 };
}

const stylesMax = 65_000;

async function readStyles(zip: ZipEntries): Promise<DateFormat[]> {
  const formats: DateFormat[] = [];
  const codes = new Map<number, string>();
  let isCells = false;
  if (!zip.names.has("xl/styles.xml")) return formats;
  await readXml(zip.open("xl/styles.xml"), {
    open(name, attributes) {
      const number = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt" && codes.size < stylesMax) codes.set(number, attributes["formatCode"] ?? "");
      else if (name === "cellXfs") isCells = true;
      else if (name === "xf" && isCells && formats.length < stylesMax)
        formats.push(dateFormatOf(number, codes.get(number)));
    },
    close(name) {
      if (name === "cellXfs") isCells = false;
    },
  });
  return formats;
}
