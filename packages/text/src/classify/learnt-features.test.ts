import { afterEach, expect, it } from "vitest";
import { writeStemTable } from "../stems/stem-table.ts";
import { group } from "./feature-groups.ts";
import { clearSink, createSink } from "./feature-sink.ts";
import { addLearntFeatures } from "./learnt-features.ts";
import { readLearntWords, useLearntWords } from "./learnt-words.ts";
import { hashText } from "./feature-hash.ts";
import { readText } from "./read-post.ts";
import { forgetForms } from "./word-forms.ts";

const sink = createSink();

/** How many features a text has of a word that is known for one shade, and how often the first of them was met. */
function learntOf(text: string): { features: number; times: number } {
  useLearntWords(readLearntWords(writeStemTable(new Map([[hashText("tasti", 1), 0x004]]))));
  forgetForms();
  clearSink(sink);
  addLearntFeatures(sink, readText(text, "Zorble", null));
  expect([...sink.groups.subarray(0, sink.count)].every((one) => one === group.learnt)).toBe(true);
  return { features: sink.count, times: sink.count === 0 ? 0 : (sink.counts[0] as number) };
}

afterEach(() => {
  useLearntWords(null);
  forgetForms();
});

const far = "one two three four five six seven eight nine ten";

it.each([
  { name: "a text without it", text: "so what", features: 0, times: 0 },
  { name: "far from the end and from names", text: `tasty ${far}`, features: 1, times: 1 },
  { name: "late", text: "tasty", features: 2, times: 1 },
  { name: "twice", text: `tasty tasty ${far}`, features: 1, times: 2 },
  { name: "negated", text: `not tasty ${far}`, features: 2, times: 1 },
  { name: "after a contrast", text: `but tasty ${far}`, features: 2, times: 1 },
  { name: "near a name", text: `Zorble is tasty ${far}`, features: 2, times: 1 },
])("$name: $features", ({ text, features, times }) => {
  expect(learntOf(text)).toEqual({ features, times });
});
