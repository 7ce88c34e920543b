import { posix } from "node:path";
import { readXml } from "./scan-xml.ts";
import type { ZipEntries } from "./zip-entries.ts";

/** Excel takes 65,530 links a sheet; what somebody else wrote beyond that is left out. */
const linksMax = 70_000;
/** Cells of one link that spans several. */
const spanMax = 5_000;
const targetChars = 2_100;

/** Where the cells of a sheet link to. */
export interface SheetLinks {
  count: number;
  of(row: number, column: number): string | undefined;
}

const none: SheetLinks = { count: 0, of: () => undefined };

/**
 * Reads the `<hyperlinks>` of a sheet (ECMA-376, part 1, 18.3.1.47). They stand behind its rows, so a sheet that has any is unfolded twice; its rows
 * are passed over as bytes. Only addresses of the web count.
 */
export async function readLinks(zip: ZipEntries, part: string): Promise<SheetLinks> {
  const targets = await readTargets(zip, part);
  if (targets.size === 0) return none;
  const places = new Map<number, string>();
  await readXml(fromLinks(zip.open(part)), {
    open(name, attributes) {
      if (name !== "hyperlink") return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/u.test(key))?.[1];
      const target = targets.get(id ?? "");
      if (target === undefined) return;
      const { location } = attributes;
      const address = location === undefined || location === "" ? target : `${target}#${location}`;
      for (const place of cellsOf(attributes["ref"] ?? ""))
        if (places.size < linksMax) places.set(place, address);
    },
  });
  return { count: places.size, of: (row, column) => places.get(placeOf(row, column)) };
}

async function readTargets(zip: ZipEntries, part: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const relations = `${posix.dirname(part)}/_rels/${posix.basename(part)}.rels`;
  if (!zip.names.has(relations)) return targets;
  await readXml(zip.open(relations), {
    open(name, { Id: id, Target: target, Type: type }) {
      const isLink = name === "Relationship" && type?.endsWith("/hyperlink") === true;
      if (!isLink || id === undefined || target === undefined || targets.size >= linksMax) return;
      if (/^https?:\/\//iu.test(target) && target.length <= targetChars) targets.set(id, target);
    },
  });
  return targets;
}

const opening = /<(?:\w+:)?hyperlinks[\s/>]/u;
/** Longer than the opening can be, so that it is found across the border of two pieces. */
const overlap = 64;

/** What follows the rows. A "<" in a text is written "&lt;", so the opening stands nowhere else. */
async function* fromLinks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tail = Buffer.alloc(0);
  let isFound = false;
  for await (const bytes of pieces) {
    if (isFound) {
      yield bytes;
      continue;
    }
    const seen = Buffer.concat([tail, bytes]);
    const at = seen.toString("latin1").search(opening);
    tail = seen.subarray(Math.max(0, seen.length - overlap));
    if (at < 0) continue;
    isFound = true;
    yield seen.subarray(at);
  }
}

/** "B2" or "B2:C9" as places. */
function cellsOf(reference: string): number[] {
  const [from, to] = reference.split(":", 2).map(cellOf);
  if (from === undefined || from === null) return [];
  const end = to ?? from;
  const places: number[] = [];
  for (let row = from.row; row <= end.row; row += 1)
    for (let column = from.column; column <= end.column; column += 1) {
      if (places.length >= spanMax) return places;
      places.push(placeOf(row, column));
    }
  return places;
}

function cellOf(reference: string): { row: number; column: number } | null {
  const column = columnOf(reference);
  const row = Number(/\d+$/u.exec(reference)?.[0] ?? Number.NaN);
  return column === null || !Number.isInteger(row) ? null : { row, column };
}

/** A sheet has 16,384 columns at most. */
function placeOf(row: number, column: number): number {
  return row * 20_000 + column;
}

/** "AB12" → 27. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d/u.exec(reference ?? "")?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
