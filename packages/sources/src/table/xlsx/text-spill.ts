import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pageBytes = 128 * 1024;
const pagesKept = 64;

/** Texts one after another in a file that nobody else sees; gone with `close`. Written first, then read. */
export interface TextSpill {
  add(text: string): void;
  /** Writes what was added since. */
  flush(): Promise<void>;
  /** Empty for a number that none has. */
  read(index: number): Promise<string>;
  count(): number;
  close(): Promise<void>;
}

export function createTextSpill(): TextSpill {
  const ends = createOffsets();
  let folder: string | null = null;
  let file: FileHandle | null = null;
  let pages: ((number: number) => Promise<Buffer>) | null = null;
  let pending: Buffer[] = [];
  let written = 0;
  let end = 0;

  return {
    count: ends.count,
    add(text) {
      const bytes = Buffer.from(text, "utf8");
      pending.push(bytes);
      end += bytes.length;
      ends.add(end);
    },
    async flush() {
      if (pending.length === 0) return;
      folder ??= await mkdtemp(join(tmpdir(), "earshot-table-"));
      file ??= await open(join(folder, "strings"), "wx+", 0o600);
      const bytes = Buffer.concat(pending);
      pending = [];
      await file.write(bytes, 0, bytes.length, written);
      written += bytes.length;
    },
    async read(index) {
      if (index < 0 || index >= ends.count() || file === null) return "";
      pages ??= createPages(file, written);
      const [from, to] = [ends.at(index - 1), ends.at(index)];
      const pieces: Buffer[] = [];
      for (let number = Math.floor(from / pageBytes); number * pageBytes < to; number += 1) {
        const start = number * pageBytes;
        pieces.push((await pages(number)).subarray(Math.max(0, from - start), to - start));
      }
      return Buffer.concat(pieces).toString("utf8");
    },
    async close() {
      await file?.close();
      if (folder !== null) await rm(folder, { recursive: true, force: true });
      [file, folder] = [null, null];
    },
  };
}

/** Pages of a file, those asked for last kept in memory: cells mostly name texts in the order in which these were written. */
function createPages(file: FileHandle, size: number): (number: number) => Promise<Buffer> {
  const pages = new Map<number, Buffer>();
  return async (number) => {
    const known = pages.get(number);
    if (known !== undefined) return known;
    const bytes = Buffer.alloc(Math.min(pageBytes, size - number * pageBytes));
    await file.read(bytes, 0, bytes.length, number * pageBytes);
    const [oldest] = pages.keys();
    if (pages.size >= pagesKept && oldest !== undefined) pages.delete(oldest);
    pages.set(number, bytes);
    return bytes;
  };
}

/** A growing list of places in a file, eight bytes each. */
function createOffsets() {
  let offsets = new Float64Array(1024);
  let count = 0;
  return {
    count: (): number => count,
    at: (index: number): number => (index < 0 ? 0 : (offsets[index] ?? 0)),
    add(offset: number): void {
      if (count === offsets.length) {
        const longer = new Float64Array(offsets.length * 2);
        longer.set(offsets);
        offsets = longer;
      }
      offsets[count] = offset;
      count += 1;
    },
  };
}
