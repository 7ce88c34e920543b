/** One piece of the inside of a backup: a kind, a length, that many bytes. `json` describes, `rows` are of a table. */
export interface ContentRecord {
  kind: "json" | "rows";
  bytes: Buffer;
}

const headBytes = 5;
const kinds = { json: 0x4a, rows: 0x52 } as const;
/** Nothing that is written comes near it; a length beyond it is damage. */
const recordBytesMax = 64 * 1024 * 1024;

export function jsonRecord(value: unknown): Buffer {
  const bytes = Buffer.from(JSON.stringify(value), "utf8");
  return Buffer.concat([recordHead("json", bytes.length), bytes]);
}

export function rowsRecord(bytes: Buffer): Buffer[] {
  return [recordHead("rows", bytes.length), bytes];
}

function recordHead(kind: ContentRecord["kind"], length: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(kinds[kind], 0);
  head.writeUInt32BE(length, 1);
  return head;
}

/** The records of a stream that may be cut anywhere. Throws when it ends inside of one. */
export async function* readRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<ContentRecord> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (rest.length >= headBytes) {
      const kind = kindOf(rest.readUInt8(0));
      const length = rest.readUInt32BE(1);
      if (length > recordBytesMax) throw new Error("a record is too long");
      if (rest.length < headBytes + length) break;
      yield { kind, bytes: rest.subarray(headBytes, headBytes + length) };
      rest = rest.subarray(headBytes + length);
    }
  }
  if (rest.length > 0) throw new Error("the last record is cut off");
}

function kindOf(byte: number): ContentRecord["kind"] {
  if (byte === kinds.json) return "json";
  if (byte === kinds.rows) return "rows";
  throw new Error("a record of an unknown kind");
}
