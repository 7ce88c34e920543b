import { describe, expect, it } from "vitest";
import { createClassifier } from "./ask-models.ts";
import { classifyPost } from "./classify-post.ts";
import { hashText, mix } from "./feature-hash.ts";
import type { ClassifiedPost } from "./read-post.ts";

const classifier = createClassifier();
const pieces = [
  "слух",
  " ",
  "отравились",
  "😀",
  "\ud83d",
  "!",
  "?",
  "«",
  "закрыли",
  "\n",
  "price",
  " rise ",
  "ё",
  "'s",
  "#tag",
  "@who",
  "12",
  "\u200d",
  "—",
];

/** The same texts at every run: pieces in an order that a hash decides. */
function textOf(seed: number): string {
  let text = "";
  for (let at = 0; at < 40; at++) text += pieces[(mix(hashText(`${at}`, seed)) >>> 0) % pieces.length] ?? "";
  return text;
}

function postOf(text: string, title: string | null): ClassifiedPost {
  return { text, title, platform: null, company: "Отравились", executive: null, author: null, parent: null };
}

describe("spans and signals", () => {
  it("lie within the text, in order, on whole words, whatever the text", () => {
    for (let seed = 0; seed < 150; seed++) {
      const text = textOf(seed);
      const { spans, signals } = classifyPost(
        classifier,
        postOf(text, seed % 2 === 0 ? "Слух: закрыли?" : null),
      );
      let last = 0;
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
      for (const { start, end } of signals.flatMap((signal) => signal.spans)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it("are few", () => {
    const { spans } = classifyPost(
      classifier,
      postOf("Говорят, что закрыли. Правда ли это? ".repeat(50), null),
    );
    expect(spans.length).toBeLessThanOrEqual(4);
  });
});
