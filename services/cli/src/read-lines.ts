import { createReadStream } from "node:fs";

/**
 * Lines of a UTF-8 file as JSONL counts them: ended by a line feed, with or without a carriage return before it, and by
 * nothing else. (Node's readline also ends lines at U+2028, which JSON allows inside a text.) A last line needs no end.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  let pieces: string[] = [];
  let isFirst = true;
  for await (const chunk of createReadStream(path, "utf8") as AsyncIterable<string>) {
    const [head = "", ...tail] = (isFirst ? chunk.replace(/^\uFEFF/, "") : chunk).split("\n");
    isFirst = false;
    pieces.push(head);
    for (const next of tail) {
      yield withoutReturn(pieces.join(""));
      pieces = [next];
    }
  }
  const last = pieces.join("");
  if (last !== "") yield withoutReturn(last);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
