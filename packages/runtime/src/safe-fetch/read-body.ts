import { Readable, pipeline } from "node:stream";
import type { Transform } from "node:stream";
import zlib from "node:zlib";
import { FetchStopped } from "./fetch-code.ts";

type Chunks = AsyncIterable<Buffer>;

/** Two are seen in the wild (a proxy compressing what was compressed); more is an attack. */
const maxEncodings = 2;

/** Each chunk is a way to another thread and back: a quarter of those that the usual 16 KB need. */
const decoderOptions = { chunkSize: 65_536 };

interface ReadLimits {
  /** Bytes, counted after decompression and between nested encodings. */
  maxBytes: number;
  /** Called with the size of every chunk read from the network and of every chunk decompressed. */
  onProgress: () => void;
  /** Called with every chunk of the body as it will be. */
  onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

export interface ReadBody {
  body: Uint8Array;
  wireBytes: number;
}

/** What we can undo, as the value of Accept-Encoding. */
export function acceptedEncodings(): string {
  return canZstd() ? "gzip, deflate, br, zstd" : "gzip, deflate, br";
}

/**
 * Reads a response body, undoing its Content-Encoding while never holding more than `maxBytes` of any layer.
 * The source is destroyed in every case.
 * @throws FetchStopped `too_large` or `bad_response`, or what the source or a decompressor throws
 */
export async function readBody(source: Readable, encoding: string, limits: ReadLimits): Promise<ReadBody> {
  const encodings = readEncodings(encoding);
  let wireBytes = 0;
  const countWire = (size: number): void => {
    wireBytes += size;
    limits.onProgress();
  };
  try {
    let chunks = cap(source, limits.maxBytes, countWire);
    for (const name of encodings.toReversed()) {
      chunks = cap(decode(chunks, name), limits.maxBytes, limits.onProgress);
    }
    const parts: Buffer[] = [];
    for await (const chunk of chunks) {
      limits.onBytes?.(chunk);
      parts.push(chunk);
    }
    return { body: Buffer.concat(parts), wireBytes };
  } finally {
    source.on("error", () => {});
    source.destroy();
  }
}

function readEncodings(header: string): string[] {
  const names = header
    .toLowerCase()
    .split(",")
    .map((name) => name.trim().replace(/^x-/u, ""))
    .filter((name) => name !== "" && name !== "identity" && name !== "none");
  if (names.length > maxEncodings) {
    throw new FetchStopped("bad_response", `${names.length} encodings on top of each other`);
  }
  return names;
}

async function* cap(source: Chunks, maxBytes: number, onChunk: (size: number) => void): Chunks {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.length;
    if (total > maxBytes) throw new FetchStopped("too_large", `more than ${maxBytes} bytes`);
    onChunk(chunk.length);
    yield chunk;
  }
}

/** Decompresses one layer. An empty source stays empty: bodiless answers do carry a Content-Encoding. */
async function* decode(source: Chunks, encoding: string): Chunks {
  const chunks = source[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done === true) return;
  const decoder = createDecoder(encoding, first.value);
  const restored = Readable.from(prepend(first.value, { [Symbol.asyncIterator]: () => chunks }));
  pipeline(restored, decoder, () => {});
  yield* decoder;
}

async function* prepend(first: Buffer, rest: Chunks): Chunks {
  yield first;
  yield* rest;
}

function createDecoder(encoding: string, first: Buffer): Transform {
  switch (encoding) {
    case "gzip":
      return zlib.createGunzip(decoderOptions);
    case "deflate":
      return looksLikeZlib(first)
        ? zlib.createInflate(decoderOptions)
        : zlib.createInflateRaw(decoderOptions);
    case "br":
      return zlib.createBrotliDecompress(decoderOptions);
    case "zstd":
      if (canZstd()) return zlib.createZstdDecompress(decoderOptions);
      break;
    default:
  }
  throw new FetchStopped("bad_response", `unknown Content-Encoding "${encoding.slice(0, 40)}"`);
}

/** Half of the servers that say "deflate" leave out the zlib header of RFC 1950. */
function looksLikeZlib(first: Buffer): boolean {
  const [low = 0, high = 0] = first;
  return (low & 0x0f) === 8 && (first.length < 2 || (low * 256 + high) % 31 === 0);
}

/** Node has it since 22.15 and 23.8. */
function canZstd(): boolean {
  return typeof zlib.createZstdDecompress === "function";
}
