import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** Text in windows-1251, as Excel writes it under Russian settings. */
export function windows1251(text: string): Buffer {
  const decoder = new TextDecoder("windows-1251");
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Buffer.from(Array.from(text, (letter) => codes.get(letter) ?? 0x3f));
}

/** An archive with these parts. */
export async function zipped(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** The smallest workbook with this sheet and these other parts. */
export async function rawWorkbook(sheet: string, parts: Record<string, string> = {}): Promise<Buffer> {
  return zipped({
    "xl/workbook.xml": `<workbook ${main}><sheets><sheet name="S" sheetId="1"/></sheets></workbook>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...parts,
  });
}

export function sheetOf(rows: string): string {
  return `<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`;
}

/** A row of cells with their texts in themselves. */
export function inlineRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;
}

/** A compound file (MS-CFB) whose directory names this stream. */
export function compoundFile(stream: string): Buffer {
  const bytes = Buffer.alloc(1_536);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  Buffer.from(stream, "utf16le").copy(bytes, 1_024);
  return bytes;
}
