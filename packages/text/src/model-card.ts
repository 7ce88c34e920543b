import { readFile } from "node:fs/promises";

/** The model card as `npm run eval` wrote it, in Markdown: data and licences, figures, what is weak. */
export function readModelCard(): Promise<string> {
  return readFile(new URL("../models/CARD.md", import.meta.url), "utf8");
}
