import type { FeedEncoding } from "./feed-shape.ts";

const byteTables = new Map<string, ReadonlyMap<string, number>>();

/** Node encodes UTF-8 only but decodes the old Cyrillic sets: their tables are read off its decoder. */
function byteTable(encoding: "windows-1251" | "koi8-r"): ReadonlyMap<string, number> {
  const ready = byteTables.get(encoding);
  if (ready !== undefined) return ready;
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const table = new Map(
    Array.from(new TextDecoder(encoding).decode(bytes)).map((char, byte) => [char, byte]),
  );
  byteTables.set(encoding, table);
  return table;
}

/** The bytes of an XML document. A character that the encoding lacks becomes a numeric reference. */
export function encodeXml(text: string, encoding: FeedEncoding): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-16":
      return Buffer.from(`\uFEFF${text}`, "utf16le");
    case "windows-1251":
    case "koi8-r": {
      const table = byteTable(encoding);
      const bytes: number[] = [];
      for (const char of text) {
        const byte = table.get(char);
        if (byte === undefined) bytes.push(...Buffer.from(`&#${char.codePointAt(0)};`, "latin1"));
        else bytes.push(byte);
      }
      return Buffer.from(bytes);
    }
    default: {
      const never: never = encoding;
      throw new Error(`unknown encoding: ${String(never)}`);
    }
  }
}
