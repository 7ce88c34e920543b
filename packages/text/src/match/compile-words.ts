import { declineNamePart, type NamePart } from "../names/decline-name.ts";
import { declineRussianWord, inflectLatinWord } from "../names/decline-word.ts";
import type { Gender } from "../names/first-names.ts";
import type { PersonName } from "../names/parse-name.ts";
import { readAtoms } from "./read-atoms.ts";
import { addSymbol, anyPatronymic, type TermTrie } from "./term-trie.ts";

const uninflected = new Set("для под над при без про или как что это the and for".split(" "));

const doubles = new Map(
  Object.entries({
    а: "a",
    в: "b",
    с: "c",
    е: "e",
    н: "h",
    к: "k",
    м: "m",
    о: "o",
    р: "p",
    т: "t",
    х: "x",
    у: "y",
  }),
);
const doublesBack = new Map([...doubles].map(([cyrillic, latin]) => [latin, cyrillic]));

/** The same word wholly in the other alphabet, where every letter has a double there: "СОВА" typed as "COBA". */
function inOtherAlphabet(form: string): string | null {
  if (form.length < 4) return null;
  const letters = doubles.has(form[0] ?? "") ? doubles : doublesBack;
  let out = "";
  for (const char of form) {
    const double = letters.get(char);
    if (double === undefined) return null;
    out += double;
  }
  return out;
}

/** Symbols by what they mean, so that terms with the same words share them. */
export type SymbolCache = Map<string, number>;

function symbolOf(
  trie: TermTrie,
  cache: SymbolCache,
  key: string,
  forms: () => string[],
  isInitial = false,
): number {
  let symbol = cache.get(key);
  if (symbol === undefined) {
    const own = forms();
    const disguised = isInitial ? [] : own.flatMap((form) => inOtherAlphabet(form) ?? []);
    symbol = addSymbol(trie, new Set([...own, ...disguised]), isInitial);
    cache.set(key, symbol);
  }
  return symbol;
}

/** Path of a phrase: `word` with the forms of each of its words, `exact` as written. */
export function phrasePath(
  trie: TermTrie,
  cache: SymbolCache,
  text: string,
  kind: "word" | "exact",
): number[] {
  return readAtoms(text, 0).atoms.map(({ norm }) => {
    if (kind === "exact" || uninflected.has(norm))
      return symbolOf(trie, cache, `exact ${norm}`, () => [norm]);
    return symbolOf(trie, cache, `word ${norm}`, () =>
      /^[a-z]/.test(norm) ? inflectLatinWord(norm) : declineRussianWord(norm),
    );
  });
}

function partPath(
  trie: TermTrie,
  cache: SymbolCache,
  part: NamePart,
  name: string,
  gender: Gender | null,
): number[] {
  if (name.length === 1) return [initialSymbol(trie, cache, name)];
  return readAtoms(name, 0).atoms.map(({ norm }, at) => {
    const written = name.split("-")[at] ?? norm;
    return symbolOf(trie, cache, `${part} ${gender ?? "any"} ${norm}`, () =>
      declineNamePart(part, written, gender),
    );
  });
}

function initialSymbol(trie: TermTrie, cache: SymbolCache, name: string): number {
  const letter = readAtoms(name.slice(0, 1), 0).atoms[0]?.norm ?? name;
  return symbolOf(trie, cache, `initial ${letter}`, () => [letter], true);
}

/**
 * Paths of a person's name in the orders people write: first and last, last and first, with and without patronymic, with
 * initials on either side. Parts that the term lacks are not made up, but a patronymic may stand between.
 */
export function namePaths(trie: TermTrie, cache: SymbolCache, name: PersonName): number[][] {
  const { first, middle, last, gender } = name;
  const F = first === null ? null : partPath(trie, cache, "first", first, gender);
  const M = middle === null ? null : partPath(trie, cache, "middle", middle, gender);
  const L = last === null ? null : partPath(trie, cache, "last", last, gender);
  if (L === null) return F === null ? [] : M === null ? [F, [...F, anyPatronymic]] : [[...F, ...M]];
  if (F === null || first === null) return [L];
  const f = [initialSymbol(trie, cache, first)];
  const m = middle === null ? null : [initialSymbol(trie, cache, middle)];
  const paths = [
    [...F, ...L],
    [...L, ...F],
    [...f, ...L],
    [...L, ...f],
  ];
  if (M === null || m === null) return [...paths, [...F, anyPatronymic, ...L], [...L, ...F, anyPatronymic]];
  return [
    ...paths,
    [...F, ...M, ...L],
    [...L, ...F, ...M],
    [...f, ...m, ...L],
    [...L, ...f, ...m],
    [...F, ...m, ...L],
  ];
}
