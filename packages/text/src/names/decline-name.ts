import { getGender, inclineFirstname, inclineLastname, inclineMiddlename } from "lvovich";
import { normalizeWord } from "../tokens/normalize-word.ts";
import { declineRussianWord } from "./decline-word.ts";
import { firstNames, type Gender } from "./first-names.ts";

export type NamePart = "first" | "middle" | "last";

const cases = ["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"] as const;
const inclineBy = { first: inclineFirstname, middle: inclineMiddlename, last: inclineLastname };

const genderByFirstName = new Map<string, Gender | null>();
for (const { name, gender } of firstNames) {
  const key = normalizeWord(name);
  const known = genderByFirstName.get(key);
  genderByFirstName.set(key, known === undefined || known === gender ? gender : null);
}

/** A first name or short form of the list, in its base form. */
export function isFirstName(word: string): boolean {
  return genderByFirstName.has(normalizeWord(word));
}

const patronymic = /(?:ович|евич|ьич|[мк]ич|славич|овна|евна|инична|ична|славна|оглы|кызы)$/;

/** A patronymic in its base form. Surnames such as Мелентович look the same: the place in the name decides. */
export function isPatronymic(word: string): boolean {
  return patronymic.test(normalizeWord(word));
}

function genderOfLastName(last: string): Gender | null {
  const word = normalizeWord(last);
  if (/(?:ова|ева|ина|ына|ская|цкая|ая)$/.test(word)) return "female";
  if (/(?:[оеи]в|ин|ын|ский|цкий|ый|ий|ой)$/.test(word)) return "male";
  return null;
}

/** Gender that a name shows, or null: "Жуйко" alone may be either. */
export function genderOfName(name: { first?: string; middle?: string; last?: string }): Gender | null {
  const middle = name.middle === undefined ? "" : normalizeWord(name.middle);
  if (/(?:вич|ьич|оглы)$/.test(middle)) return "male";
  if (/(?:вна|чна|кызы)$/.test(middle)) return "female";
  const listed = name.first === undefined ? undefined : genderByFirstName.get(normalizeWord(name.first));
  if (listed !== undefined && listed !== null) return listed;
  const byLast = name.last === undefined ? null : genderOfLastName(name.last);
  if (byLast !== null) return byLast;
  const found = name.first === undefined ? null : getGender({ first: name.first });
  return found === "male" || found === "female" ? found : null;
}

/** Forms beside those of the rules: "Тамарою", "Чаплином" and "Чаплиным", "Зайца" and "Заяца". */
function variantsOf(part: NamePart, base: string, gender: Gender, forms: string[]): string[] {
  if (gender === "female")
    return forms.filter((form) => /(?:ой|ей)$/.test(form)).map((form) => form.replace(/й$/, "ю"));
  if (part !== "last") return [];
  const foreign = forms
    .filter((form) => /(?:[оеи]в|[иы]н)ым$/.test(form))
    .map((form) => form.replace(/ым$/, "ом"));
  const isNounLike = /[еоя][кцй]$|ень$|ь$/.test(base) && !/[иыо]й$/.test(base);
  const plural = /(?:ы|и|ов|ев|ей|ам|ами|ах|ям|ями|ях)$/;
  return isNounLike
    ? [...foreign, ...declineRussianWord(base).filter((form) => !plural.test(form))]
    : foreign;
}

function declineSimple(part: NamePart, name: string, gender: Gender): string[] {
  const base = normalizeWord(name);
  const forms = cases.map((form) => normalizeWord(inclineBy[part](name, form, gender)));
  return [base, ...forms, ...variantsOf(part, base, gender, forms)];
}

/**
 * All cases of one part of a Russian name without hyphens, normalised, the base form included. With an unknown gender
 * those of both: of "Мелентович" the masculine cases and the indeclinable feminine form. Latin names stay.
 */
export function declineNamePart(part: NamePart, name: string, gender: Gender | null): string[] {
  const base = normalizeWord(name);
  if (!/^[а-я]{2,}$/.test(base)) return [base];
  const genders: Gender[] = gender === null ? ["male", "female"] : [gender];
  const forms = genders.flatMap((each) => declineSimple(part, name, each));
  return [...new Set(forms)].filter((form) => form.length >= 2);
}
