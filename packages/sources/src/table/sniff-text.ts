import { detect as detectCharset } from "jschardet";
import { tableSeparators, type TableEncoding, type TableSeparator } from "@earshot/core/import/reading";

/**
 * Encoding of a text table from its first bytes: byte order mark, UTF-16 without one, valid UTF-8, else one of the two Russian ones (or what the
 * statistics say); windows-1251 when in doubt, because that is what Excel writes under Russian settings.
 */
export function sniffEncoding(head: Uint8Array): TableEncoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  if ((zeros[1] ?? 0) > head.length / 8) return "utf-16le";
  if ((zeros[0] ?? 0) > head.length / 8) return "utf-16be";
  if (isUtf8(head)) return "utf-8";
  const sample = Buffer.from(head.subarray(0, 64 * 1024)).toString("latin1");
  const guess = (detectCharset(Buffer.from(sample, "latin1")).encoding ?? "").toLowerCase();
  return guess === "koi8-r" ? "koi8-r" : "windows-1251";
}

/** A piece may end within a character: up to three bytes at its end are forgiven. */
function isUtf8(bytes: Uint8Array): boolean {
  for (const cut of [0, 1, 2, 3]) {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
      return true;
    } catch {
      // One byte less.
    }
  }
  return false;
}

const linesLooked = 30;

/** What parts the cells of a text table: the separator that occurs equally often in most lines, outside quotes. */
export function sniffSeparator(text: string): TableSeparator {
  let best: { separator: TableSeparator; score: number } = { separator: ",", score: 0 };
  for (const separator of tableSeparators) {
    const counts = countPerRow(text, separator);
    if (counts.length === 0) continue;
    const typical = [...counts].sort((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    if (typical === 0) continue;
    const even = counts.filter((count) => count === typical).length / counts.length;
    const score = even * Math.log2(1 + typical) * (separator === "|" ? 0.8 : 1);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function countPerRow(text: string, separator: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let isBlank = true;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && character === "\n") {
      if (!isBlank) counts.push(count);
      if (counts.length >= linesLooked) return counts;
      [count, isBlank] = [0, true];
      continue;
    } else if (!isQuoted && character === separator) count += 1;
    if (!/\s/u.test(character)) isBlank = false;
  }
  if (!isBlank) counts.push(count);
  return counts;
}
