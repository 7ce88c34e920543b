import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/** Words of Russian and English that carry grammar rather than content, in small letters, е for ё. */
export const functionWords: ReadonlySet<string> = new Set(
  ["natural/lib/natural/util/stopwords_ru", "natural/lib/natural/util/stopwords"]
    .flatMap((path) => (load(path) as { words: string[] }).words)
    .map((word) => word.replaceAll("ё", "е")),
);
