import { Readable, type Transform } from "node:stream";
import { importLimits } from "@earshot/core/import/import-limits";
import { fromRandomAccessReader, RandomAccessReader, type Entry, type ZipFile } from "yauzl";
import type { ByteSource } from "../byte-source.ts";
import { inChunks } from "../byte-source.ts";
import { TableError } from "../table-error.ts";

const entriesMax = 10_000;

/** The parts of a workbook by their names. */
export interface ZipEntries {
  names: ReadonlySet<string>;
  /** Unfolded, piece by piece; `onRead` hears how many folded bytes are behind it, of how many. Ends with an error when it grows out of all proportion. */
  open(name: string, onRead?: (share: number) => void): AsyncGenerator<Uint8Array>;
  close(): void;
}

/** Opens a ZIP archive wherever it lies. Throws a TableError when it is none. */
export async function openZip(source: ByteSource): Promise<ZipEntries> {
  const zip = await openArchive(source).catch((error: unknown) => {
    throw new TableError("damaged", error instanceof Error ? error.message : "zip");
  });
  const entries = await listEntries(zip);
  return {
    names: new Set(entries.keys()),
    close: () => zip.close(),
    async *open(name, onRead = () => undefined) {
      const entry = entries.get(name);
      if (entry === undefined) throw new TableError("damaged", `no ${name}`);
      if (entry.generalPurposeBitFlag & 1) throw new TableError("encrypted");
      const stream = await openEntry(zip, entry);
      let inflated = 0;
      try {
        for await (const bytes of stream as AsyncIterable<Uint8Array>) {
          inflated += bytes.length;
          refuseBomb(inflated, entry.compressedSize);
          onRead(Math.min(1, inflated / Math.max(1, entry.uncompressedSize)));
          yield bytes;
        }
      } catch (error) {
        if (error instanceof TableError) throw error;
        throw new TableError("damaged", error instanceof Error ? error.message : name);
      } finally {
        stream.destroy();
      }
    },
  };
}

/** What an entry claims about itself may be a lie: only what came out of it counts. */
function refuseBomb(inflated: number, folded: number): void {
  const isOutOfProportion =
    inflated > importLimits.inflatedFreeBytes && inflated / Math.max(1, folded) > importLimits.inflatedRatio;
  if (isOutOfProportion || inflated > importLimits.inflatedBytes) throw new TableError("zip_bomb");
}

function openArchive(source: ByteSource): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
    fromRandomAccessReader(readerOf(source), source.size, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

/** The library wants an object of its own kind that knows how to stream a range. */
function readerOf(source: ByteSource): RandomAccessReader {
  // Its types call it abstract, which only says that this one function is to be given.
  const reader = Reflect.construct(RandomAccessReader, []) as RandomAccessReader;
  reader._readStreamForRange = (start: number, end: number): Transform => {
    const range: ByteSource = { size: end, read: (at, length) => source.read(at, length) };
    return Readable.from(
      inChunks(range, start, () => undefined),
      { objectMode: false },
    ) as unknown as Transform;
  };
  return reader;
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on("error", (error: Error) => reject(new TableError("damaged", error.message)));
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      if (entries.size >= entriesMax) return reject(new TableError("zip_bomb", "too many entries"));
      entries.set(entry.fileName.replace(/^\/+/u, ""), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(new TableError("damaged", error.message));
      else resolve(stream);
    });
  });
}
