import { open } from "node:fs/promises";
import { TableError } from "./table-error.ts";

/** Bytes that can be read from any place, wherever they lie: in memory, in a file, in the database. */
export interface ByteSource {
  size: number;
  /** Exactly `length` bytes from `start`, fewer at the end. */
  read(start: number, length: number): Promise<Uint8Array>;
}

export function bytesInMemory(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
  };
}

/** A file of this machine. Close it when done. */
export async function openFile(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path, "r");
  const { size } = await file.stat();
  return {
    size,
    async read(start, length) {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - start)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}

const chunkBytes = 256 * 1024;

/** The bytes in their order, a quarter of a megabyte at a time; `onRead` hears how far it has come. */
export async function* inChunks(
  source: ByteSource,
  start: number,
  onRead: (at: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < source.size;) {
    const bytes = await source.read(at, Math.min(chunkBytes, source.size - at));
    if (bytes.length === 0) throw new TableError("damaged", "The file ends before its size says so.");
    at += bytes.length;
    onRead(at);
    yield bytes;
  }
}
