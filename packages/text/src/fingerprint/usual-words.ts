import { readFileSync } from "node:fs";
import { readStemTable, type StemTable } from "../stems/stem-table.ts";

/** How usual words are elsewhere: in how many of 10,000 news and posts each stem stands, and in none of them. */
export type UsualWords = StemTable;

const file = new URL("../../models/usual-words.bin", import.meta.url);
let shipped: UsualWords | null = null;

/** The shipped table (made by `train/count-words.ts`), read once, when it is first asked for. */
export function usualWords(): UsualWords {
  shipped ??= readStemTable(readFileSync(file), "usual words");
  return shipped;
}
