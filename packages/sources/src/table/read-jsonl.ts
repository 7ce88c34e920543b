import { importLimits } from "@earshot/core/import/import-limits";
import { inChunks, type ByteSource } from "./byte-source.ts";
import { cutCell } from "./read-csv.ts";
import { TableError } from "./table-error.ts";
import { tableStart, type TablePlace, type TableRow } from "./table-row.ts";

const depthMax = 4;

/**
 * Reads one JSON object a line as rows of the columns named: what lies deeper is called by its path ("author.name"), lists of plain values are one
 * cell. A line that is no object comes as a broken row with itself as the only cell.
 */
export async function* readJsonl(
  source: ByteSource,
  columns: readonly string[],
  onRead: (bytes: number) => void,
  from: TablePlace = tableStart,
): AsyncGenerator<TableRow> {
  for await (const { number, line, nextByte } of linesOf(source, onRead, from)) {
    const flat = flatten(line);
    if (flat === "blank") continue;
    yield flat === null
      ? { number, nextByte, cells: [cutCell(line)], isBroken: true }
      : { number, nextByte, cells: columns.map((column) => cutCell(flat.get(column) ?? "")) };
  }
}

/** The cells of one line; null when it is no object. */
export function readJsonlLine(line: string, columns: readonly string[]): string[] | null {
  const flat = flatten(line);
  return flat === null || flat === "blank" ? null : columns.map((column) => cutCell(flat.get(column) ?? ""));
}

/** Names of the columns that the first lines have, in the order in which they first occur. */
export async function jsonlColumns(source: ByteSource, lines: number): Promise<string[]> {
  const columns = new Set<string>();
  let looked = 0;
  for await (const { line } of linesOf(source, () => undefined)) {
    const flat = flatten(line);
    if (flat === "blank" || flat === null) continue;
    for (const name of flat.keys()) columns.add(name);
    if (columns.size > importLimits.columns) throw new TableError("too_many_columns");
    looked += 1;
    if (looked >= lines) break;
  }
  return [...columns];
}

interface Line {
  number: number;
  line: string;
  nextByte: number;
}

const lineFeed = 0x0a;

async function* linesOf(
  source: ByteSource,
  onRead: (bytes: number) => void,
  from: TablePlace = tableStart,
): AsyncGenerator<Line> {
  let number = from.byte === null ? 0 : from.afterRow;
  let nextByte = from.byte ?? 0;
  let rest = Buffer.alloc(0);
  // Drops the byte order mark of a first line.
  const decoder = new TextDecoder("utf-8");
  const take = (bytes: Buffer, ending: number): Line => {
    number += 1;
    nextByte += bytes.length + ending;
    return { number, line: decoder.decode(bytes), nextByte };
  };
  for await (const bytes of inChunks(source, nextByte, onRead)) {
    const seen = Buffer.concat([rest, bytes]);
    let at = 0;
    for (let end = seen.indexOf(lineFeed, at); end >= 0; end = seen.indexOf(lineFeed, at)) {
      yield take(seen.subarray(at, end), 1);
      at = end + 1;
    }
    rest = seen.subarray(at);
    if (rest.length > importLimits.rowChars) throw new TableError("row_too_long");
  }
  if (rest.length > 0) {
    const last = take(rest, 0);
    if (last.line.trim() !== "") yield last;
  }
}

function flatten(line: string): Map<string, string> | "blank" | null {
  if (line.trim() === "") return "blank";
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (!isObject(value)) return null;
  const flat = new Map<string, string>();
  addObject(flat, "", value, 1);
  return flat;
}

function addObject(flat: Map<string, string>, path: string, value: object, depth: number): void {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    if (flat.size > importLimits.columns) return;
    const at = path === "" ? name : `${path}.${name}`;
    if (isObject(inner) && depth < depthMax) addObject(flat, at, inner, depth + 1);
    else flat.set(at, cellOf(inner));
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each !== "object"))
    return value.map(String).join(", ");
  return JSON.stringify(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
