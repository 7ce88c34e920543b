import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { usualTexts } from "@earshot/core/analyse/fingerprint";
import { hashContentWord } from "../src/fingerprint/fingerprint-post.ts";
import { leadUnits } from "../src/fingerprint/read-terms.ts";
import { readContentWords } from "../src/fingerprint/read-words.ts";
import { writeStemTable } from "../src/stems/stem-table.ts";
import { readLines } from "./samples.ts";

/**
 * Counts in how many texts each word stands, for stories and topics: `npm run count-words -- --public DIR`. Only sets whose repositories state a
 * licence: our own posts, and Russian and English news. Words of fewer than three texts are left out.
 */
const { values: options } = parseArgs({ options: { public: { type: "string" } } });
const sets = [
  "tgcontest_categories_ru",
  "tgcontest_categories_en",
  "rusentne2023_ru",
  "newsmtsc_en",
  "sentfin_en",
];
const textsMin = 3;

const texts = new Set<string>();
for (const post of readLines<{ title?: string; text: string }>(
  new URL("../data/directions.jsonl", import.meta.url),
))
  texts.add(`${post.title ?? ""}\n${post.text}`);
for (const set of sets) {
  const path = `${options.public ?? ""}/${set}.jsonl`;
  if (options.public === undefined || !existsSync(path)) continue;
  for (const { text } of readFileSync(path, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { text: string }))
    texts.add(text);
}
const counts = new Map<number, number>();
for (const text of texts) {
  const words = readContentWords(text.slice(0, leadUnits));
  for (const hash of new Set(words.map(hashContentWord))) counts.set(hash, (counts.get(hash) ?? 0) + 1);
}
const kept = [...counts].filter(([, count]) => count >= textsMin);
const scaled = new Map(
  kept.map(([hash, count]) => [hash, Math.max(1, Math.round((count * usualTexts) / texts.size))]),
);
writeFileSync(new URL("../models/usual-words.bin", import.meta.url), writeStemTable(scaled));
process.stdout.write(`${texts.size} texts, ${scaled.size} words\n`);
