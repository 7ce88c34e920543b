import type { TableFormat } from "@earshot/core/import/reading";
import type { ByteSource } from "./byte-source.ts";
import { TableError } from "./table-error.ts";

const headBytes = 64 * 1024;
/** "EncryptedPackage" as names are written in a compound file (MS-CFB, 2.6.1). */
const encryptedName = Buffer.from("EncryptedPackage", "utf16le");
const archives = /^(?:1f8b|425a68|377abcaf271c|526172211a|fd377a585a|28b52ffd)/u;

/** What a file is by its bytes, whatever it is called. Throws a TableError for what is no table. */
export async function sniffFormat(source: ByteSource): Promise<TableFormat> {
  if (source.size === 0) throw new TableError("empty");
  const head = Buffer.from(await source.read(0, headBytes));
  const magic = head.subarray(0, 6).toString("hex");
  if (magic.startsWith("504b0304") || magic.startsWith("504b0506")) return "xlsx";
  if (magic.startsWith("d0cf11e0")) throw await compoundTrouble(source, head);
  if (archives.test(magic)) throw new TableError("archive");
  if (isBinary(head)) throw new TableError("unknown", "binary");
  const text = head.toString("latin1").replace(/^(?:\u00ef\u00bb\u00bf)?\s*/u, "");
  if (/^<(?:!doctype html|html|table|meta|head)\b/iu.test(text)) throw new TableError("html");
  if (text.startsWith("<?xml")) throw new TableError("unknown", "XML");
  return /^\{\s*["}]/u.test(text) ? "jsonl" : "csv";
}

/** Old workbooks and encrypted new ones share a container; the names in its directory tell them apart. */
async function compoundTrouble(source: ByteSource, head: Buffer): Promise<TableError> {
  if (head.length < 512) return new TableError("damaged");
  const sectorBytes = 1 << Math.min(head.readUInt16LE(30), 16);
  const directory = (head.readUInt32LE(48) + 1) * sectorBytes;
  const names = Buffer.from(await source.read(Math.min(directory, source.size), sectorBytes * 4));
  const isEncrypted = names.includes(encryptedName) || head.includes(encryptedName);
  return new TableError(isEncrypted ? "encrypted" : "old_excel");
}

/** Text has no NUL, unless it is UTF-16: that says so, or nearly all of them stand in even or in odd places (a sign such as U+1F600 has one in the other). */
function isBinary(head: Buffer): boolean {
  if (/^(?:fffe|feff)/u.test(head.toString("hex", 0, 2))) return false;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  return Math.min(...zeros) > Math.max(...zeros) / 8;
}
