import { createRequire } from "node:module";

interface Stemmer {
  stem(word: string): string;
}

// Deep paths on purpose: the package's entry point loads database drivers and reads `.env` (735 ms, 119 MB).
const load = createRequire(import.meta.url);
const russian = load("natural/lib/natural/stemmers/porter_stemmer_ru") as Stemmer;
const english = load("natural/lib/natural/stemmers/porter_stemmer") as Stemmer;

/** Words longer than this are no words of a language; they are returned as they are. */
const wordLengthMax = 64;
const cacheSizeMax = 50_000;

/** Remembers what was asked lately: when the younger half is full it becomes the older one, which is dropped. */
function remember(stem: (word: string) => string): (word: string) => string {
  let younger = new Map<string, string>();
  let older = new Map<string, string>();
  return (word) => {
    const known = younger.get(word);
    if (known !== undefined) return known;
    const result = older.get(word) ?? (word.length > wordLengthMax ? word : stem(word));
    if (younger.size >= cacheSizeMax / 2) {
      older = younger;
      younger = new Map();
    }
    younger.set(word, result);
    return result;
  };
}

const stemRussianCached = remember((word) => russian.stem(word));
const stemEnglishCached = remember((word) => english.stem(word));

/** Stem of a normalised Russian word by Porter's algorithm. */
export function stemRussian(word: string): string {
  return stemRussianCached(word);
}

/** Stem of a normalised English word by Porter's algorithm; a possessive 's is dropped first. */
export function stemEnglish(word: string): string {
  return stemEnglishCached(word.endsWith("'s") ? word.slice(0, -2) : word);
}

/** Stem of a normalised word by its script: Cyrillic as Russian, Latin as English, anything else as it is. */
export function stem(word: string): string {
  const unit = word.charCodeAt(0);
  if (unit >= 0x0430 && unit <= 0x044f) return stemRussian(word);
  if (unit >= 0x61 && unit <= 0x7a) return stemEnglish(word);
  return word;
}
