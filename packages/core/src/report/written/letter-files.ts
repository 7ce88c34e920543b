import type { PageLanguage } from "../../triage/page-language.ts";
import { numberText } from "./say.ts";

/** A letter with its files, in bytes as they are sent: mail servers as they are installed refuse more (Postfix: `message_size_limit`). */
const letterBytesMax = 10_000_000;
/** Kept for the text, the heads and what servers on the way add. */
const textBytes = 100_000;

/** Bytes that a file takes in a letter: base64 in lines of 76 letters (RFC 2045, 6.8), a third more than on a disk. */
function carriedBytes(bytes: number): number {
  const letters = 4 * Math.ceil(bytes / 3);
  return letters + 2 * Math.ceil(letters / 76);
}

/** Parts files into those that fit into one letter, in the order wished for, and those left out; a smaller one may fit where a larger did not. */
export function fitLetter<File extends { bytes: number }>(
  files: readonly File[],
): { taken: File[]; left: File[] } {
  const taken: File[] = [];
  const left: File[] = [];
  let free = letterBytesMax - textBytes;
  for (const file of files) {
    const carried = carriedBytes(file.bytes);
    if (carried > free) {
      left.push(file);
      continue;
    }
    taken.push(file);
    free -= carried;
  }
  return { taken, left };
}

interface NamedFile {
  name: string;
  bytes: number;
}

/** What a letter says of its files: which go with it, which do not, why, and where those are. `url` is null where nobody knows the address of the page. */
export function fileLines(
  given: { taken: readonly NamedFile[]; left: readonly NamedFile[]; url: string | null },
  language: PageLanguage,
): string[] {
  const { taken, left, url } = given;
  const ru = language === "ru";
  const attached = taken.map(({ name }) => name).join(", ");
  const lines = taken.length === 0 ? [] : [`${ru ? "Во вложении" : "Attached"}: ${attached}.`];
  if (left.length === 0) return lines;
  const sized = left.map(({ name, bytes }) => `${name} (${megabytes(bytes, language)})`).join(", ");
  const why = ru
    ? `Не поместилось в письмо: ${sized}. Письма больше 10 МБ многие серверы не принимают, а файл в письме становится на треть больше.`
    : `Did not fit into this letter: ${sized}. Many servers refuse letters above 10 MB, and a file grows by a third in a letter.`;
  const where = ru
    ? url === null
      ? "Скачать можно на странице «Отчёты → Документы»."
      : `Скачать: ${url}`
    : url === null
      ? "To be downloaded on the page Reports → Documents."
      : `Download: ${url}`;
  return [...lines, `${why} ${where}`];
}

function megabytes(bytes: number, language: PageLanguage): string {
  return `${numberText(Math.max(0.1, bytes / 1e6), language)} ${language === "ru" ? "МБ" : "MB"}`;
}
