import { createHash } from "node:crypto";
import type { TableEnd } from "./backup-format.ts";

const lineFeed = 0x0a;

/** Adds up the rows of a table while they pass: PostgreSQL's text format ends each with a line feed and escapes all others. */
export interface RowCount {
  add(bytes: Buffer): void;
  rows(): number;
  end(): TableEnd;
}

export function createRowCount(): RowCount {
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, at + 1)) rows += 1;
    },
    rows: () => rows,
    end: () => ({ rows, bytes, sha256: hash.digest("hex") }),
  };
}
