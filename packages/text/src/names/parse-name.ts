import { genderOfName, isFirstName, isPatronymic } from "./decline-name.ts";
import type { Gender } from "./first-names.ts";

/** A person's name by parts, as written; an initial is a single letter. */
export interface PersonName {
  first: string | null;
  middle: string | null;
  last: string | null;
  gender: Gender | null;
}

function orderOfThree(words: [string, string, string]): Omit<PersonName, "gender"> {
  const [a, b, c] = words;
  if (b.length === 1 && c.length === 1) return { last: a, first: b, middle: c };
  if (b.length === 1 || isPatronymic(b)) return { first: a, middle: b, last: c };
  if (isPatronymic(c)) return { last: a, first: b, middle: c };
  return { first: a, middle: b, last: c };
}

function orderOfTwo(a: string, b: string): Omit<PersonName, "gender"> {
  const isAddress = isPatronymic(b) && isFirstName(a);
  const gender = genderOfName({ first: a });
  const fits = gender === "female" ? /[вч]на$/i.test(b) : gender === "male" && b.toLowerCase().endsWith("ич");
  if (isAddress && fits) return { first: a, middle: b, last: null };
  const isReversed = b.length === 1 || (!isFirstName(a) && isFirstName(b) && a.length > 1);
  return isReversed ? { first: b, middle: null, last: a } : { first: a, middle: null, last: b };
}

/**
 * Finds first name, patronymic and surname in a name written in any usual order ("Дёжкин А. С.", "Аркадий Семёнович",
 * "Arkady Dezhkin"); null for what has no such order (four words and more).
 */
export function parseName(text: string): PersonName | null {
  const joined = text.replace(/\s+(?=(?:оглы|оглу|кызы|угли|кизи)(?:\s|$))/giu, "-");
  const words = joined.split(/[\s.,]+/u).filter(Boolean);
  const [a, b, c] = words;
  let parts: Omit<PersonName, "gender"> | null = null;
  if (a !== undefined && b === undefined) {
    parts = isFirstName(a) ? { first: a, middle: null, last: null } : { first: null, middle: null, last: a };
  } else if (a !== undefined && b !== undefined && c === undefined) parts = orderOfTwo(a, b);
  else if (a !== undefined && b !== undefined && c !== undefined && words.length === 3)
    parts = orderOfThree([a, b, c]);
  if (parts === null) return null;
  const known = {
    ...(parts.first === null || parts.first.length === 1 ? {} : { first: parts.first }),
    ...(parts.middle === null || parts.middle.length === 1 ? {} : { middle: parts.middle }),
    ...(parts.last === null ? {} : { last: parts.last }),
  };
  return { ...parts, gender: genderOfName(known) };
}
