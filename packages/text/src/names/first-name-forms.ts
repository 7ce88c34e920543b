import { normalizeWord } from "../tokens/normalize-word.ts";
import { declineNamePart } from "./decline-name.ts";
import { firstNames } from "./first-names.ts";
import { latinSpellings } from "./transliterate.ts";

const fullByName = new Map<string, Set<string>>();
for (const { name, full } of firstNames) {
  const key = normalizeWord(name);
  fullByName.set(key, (fullByName.get(key) ?? new Set()).add(normalizeWord(full)));
}

let fullByForm: Map<string, Set<string>> | null = null;

/** Built at the first question: declining the list takes some milliseconds that a process without people need not spend. */
function formIndex(): Map<string, Set<string>> {
  if (fullByForm !== null) return fullByForm;
  const index = new Map<string, Set<string>>();
  for (const { name, full, gender } of firstNames) {
    const latin = latinSpellings(name).map(normalizeWord);
    for (const form of [...declineNamePart("first", name, gender), ...latin]) {
      index.set(form, (index.get(form) ?? new Set()).add(normalizeWord(full)));
    }
  }
  fullByForm = index;
  return index;
}

/** Full first names that a normalised word may stand for, in any case or short form, Cyrillic or Latin; or null. */
export function firstNamesOf(word: string): ReadonlySet<string> | null {
  return formIndex().get(word) ?? null;
}

/** Full names that one person's first name belongs to: of "Стас" Станислав; of an unlisted name the name itself. */
export function sameFirstNames(first: string): ReadonlySet<string> {
  const name = normalizeWord(first);
  return fullByName.get(name) ?? firstNamesOf(name) ?? new Set([name]);
}
