import { declineRussianWord } from "../names/decline-word.ts";

/** Gender of a noun, as far as it is known. */
export type Gender = "m" | "f" | "n";

/** What the adjectives before a noun say of its gender: how often each. */
export interface GenderSigns {
  m: number;
  f: number;
  n: number;
}

const isRussian = (word: string): boolean => /^[а-яё-]+$/i.test(word);
/** What the forms of nouns end in, the longest first. */
const endings =
  /(?:иями|иях|иям|ией|ями|ами|ях|ах|ям|ам|ией|ов|ев|ей|ой|ью|ем|ом|ия|ии|ию|ие|ий|а|я|ы|и|у|ю|е|о|ь|й|)$/;
const baseEndings = ["", "а", "я", "о", "е", "ь", "й", "ия", "ие"];
/** How often a noun stands in each case, by the ending of its base form; of spellings that shift a vowel see `ofShifted`. */
const uses: Record<string, Record<string, number>> = {
  "": {
    "": 0.38,
    а: 0.18,
    у: 0.06,
    ом: 0.09,
    ем: 0.09,
    е: 0.09,
    ы: 0.16,
    и: 0.16,
    ов: 0.07,
    ей: 0.07,
    ам: 0.01,
    ами: 0.02,
    ах: 0.02,
  },
  й: { й: 0.38, я: 0.2, ю: 0.06, ем: 0.09, е: 0.09, и: 0.08, ев: 0.07 },
  ь: {
    ь: 0.38,
    и: 0.25,
    ью: 0.1,
    я: 0.15,
    ю: 0.06,
    ем: 0.09,
    е: 0.08,
    ей: 0.06,
    ями: 0.02,
    ях: 0.02,
    ям: 0.01,
  },
  а: {
    а: 0.27,
    ы: 0.28,
    и: 0.28,
    у: 0.15,
    е: 0.12,
    ой: 0.08,
    ей: 0.08,
    "": 0.07,
    ам: 0.01,
    ами: 0.02,
    ах: 0.02,
  },
  я: { я: 0.27, и: 0.28, ю: 0.15, е: 0.12, ей: 0.08, ь: 0.04, й: 0.04, ям: 0.01, ями: 0.02, ях: 0.02 },
  о: { о: 0.35, а: 0.22, у: 0.06, ом: 0.1, е: 0.1, "": 0.06, ам: 0.01, ами: 0.02, ах: 0.02 },
  е: { е: 0.35, я: 0.2, а: 0.2, ю: 0.06, у: 0.06, ем: 0.1, ей: 0.05 },
  ия: { ия: 0.28, ии: 0.38, ию: 0.15, ией: 0.1, ий: 0.06 },
  ие: { ие: 0.4, ия: 0.25, ию: 0.06, ием: 0.1, ии: 0.1, ий: 0.06 },
};
const ofShifted = 0.06;
/** A name that is nearly always said in one case must not outweigh what its other cases say. */
const countMax = 20;
/** Nouns that end in a consonant are more, by so much in logarithms, than those that lose an ending. */
const ofMasculine = 1.5;
const ofNone = 0.003;

/**
 * The nominative of a noun from the forms in which it was written: of those written, and of those that they can be forms of, the one that explains
 * them best. One that nobody wrote is only believed where an adjective or an ending that is its own speaks for it.
 * @param forms in lower case, with how often each was written
 */
export function baseOfNoun(forms: ReadonlyMap<string, number>, signs: GenderSigns): string {
  const written = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [often] = written[0] ?? [""];
  if (!written.every(([form]) => isRussian(form))) return often;
  // Of nouns of either gender these are the same.
  if (written.every(([form]) => pluralCase.test(form)))
    return often.replace(pluralCase, (_all, last: string) =>
      (last + (/[гкхжшщчь]$/.test(last) || /(?:ям|ями|ях|ев)$/.test(often) ? "и" : "ы")).replace("ьи", "и"),
    );
  let best = { base: often, score: Number.NEGATIVE_INFINITY };
  for (const base of candidatesOf(written.map(([form]) => form))) {
    const score = scoreOf(base, written, signs) + likelihood(base, forms);
    if (score > best.score && (forms.has(base) || isBorneOut(base, forms, signs))) best = { base, score };
  }
  return irregular.get(best.base) ?? best.base;
}

const pluralCase = /([бвгджзклмнпрстфхцчшщь])(?:ам|ами|ах|ям|ями|ях|ов|ев)$/;
const irregular = new Map([
  ["матерь", "мать"],
  ["дочерь", "дочь"],
]);

/** Whether a word is by its ending no nominative. */
export function looksOblique(word: string): boolean {
  return (
    /(?:[ую]|[оеая]м|[оеь]й|[оеё]в|[ая]ми|[ая]х)$/.test(word) && !/(?:дом|герой|музей|[чш]ай)$/.test(word)
  );
}

/** How likely it is beforehand that a word is a base form: of one that nobody wrote, that looks like a case, that is a plural beside a singular. */
function likelihood(base: string, forms: ReadonlyMap<string, number>): number {
  return (
    (forms.has(base) ? (looksOblique(base) ? Math.log(0.003) : 0) : Math.log(0.1)) +
    (/[бвгджзклмнпрстфхцчшщй]$/.test(base) ? ofMasculine : 0) +
    (/[ыи]$/.test(base) ? Math.log(0.1) : 0)
  );
}

function candidatesOf(forms: readonly string[]): Set<string> {
  const candidates = new Set(forms);
  for (const form of forms) {
    const stem = form.replace(endings, "");
    if (stem.length >= 3) for (const ending of baseEndings) candidates.add(stem + ending);
  }
  return candidates;
}

function scoreOf(base: string, written: readonly [string, number][], signs: GenderSigns): number {
  const paradigm = new Set(declineRussianWord(base));
  const ending = /(?:ия|ие|[аяоеьй])$/.exec(base)?.[0] ?? "";
  const stem = base.slice(0, base.length - ending.length);
  let score = 0;
  for (const [form, count] of written) {
    const use = form.startsWith(stem) ? uses[ending]?.[form.slice(stem.length)] : undefined;
    const share = use ?? (form === base || paradigm.has(form.replaceAll("ё", "е")) ? ofShifted : ofNone);
    score += Math.min(count, countMax) * Math.log(share);
  }
  const against = signs.m + signs.f + signs.n - signs[genderOf(base, new Map(written))];
  return score - 3 * Math.log2(1 + against);
}

/** Whether something but the stem speaks for a base that nobody wrote. */
function isBorneOut(base: string, forms: ReadonlyMap<string, number>, signs: GenderSigns): boolean {
  const gender = genderOf(base, forms);
  if (signs[gender] > 0 && signs[gender] >= signs.m + signs.f + signs.n - signs[gender]) return true;
  const own = gender === "f" ? /(?:ой|ью|ией|[жшщчц]ей)$/ : gender === "m" ? /(?:ом|ов|ев)$/ : /(?:ием|ие)$/;
  return gender !== "n" && [...forms.keys()].some((form) => own.test(form));
}

/** Gender by the ending; of words on -ь by their instrumental. */
export function genderOf(base: string, forms: ReadonlyMap<string, number> = new Map()): Gender {
  if (/[ая]$/.test(base)) return base.endsWith("мя") ? "n" : "f";
  if (/[оеё]$/.test(base)) return "n";
  if (base.endsWith("ь")) {
    const isFeminine = forms.has(`${base}ю`) || /(?:сть|знь|вь|пь|ечь|овь)$/.test(base);
    return isFeminine ? "f" : "m";
  }
  return "m";
}

const adjective = /^(.{2,}?)(ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ыми|ими|ых|их|ым|им|ом|ем|ую|юю|ей)$/;

/** What an adjective's form says of the gender of its noun; null where it says nothing. */
export function genderSign(form: string): Gender | null {
  if (/(?:ая|яя|ую|юю)$/.test(form)) return "f";
  if (/(?:ое|ее)$/.test(form)) return "n";
  return /(?:ый|ого|его|ому|ему|[скнв]ом)$/.test(form) ? "m" : null;
}

/**
 * An adjective in the nominative that goes with a noun of this gender.
 * @param written its forms that stand somewhere: they tell "большой" from "горячий"
 */
export function agreeAdjective(form: string, gender: Gender, written: Iterable<string> = []): string {
  const [, stem, ending = ""] = adjective.exec(form) ?? [];
  if (stem === undefined) return form;
  const isHissing = /[жшщч]$/.test(stem);
  const isSoft = !isHissing && /^(?:яя|ее|его|ему|ем|юю|ей)$/.test(ending);
  if (gender === "f") return stem + (isSoft ? "яя" : "ая");
  if (gender === "n") return stem + (isSoft || isHissing ? "ее" : "ое");
  const known = new Set(written);
  const sure = ["ий", "ый"].find((each) => known.has(stem + each));
  if (sure !== undefined) return stem + sure;
  // Of a feminine "горячей" is written so: "большой" is masculine.
  if (isHissing && known.has(`${stem}ой`)) return `${stem}ой`;
  return stem + (isSoft || isHissing || /[кгх]$/.test(stem) ? "ий" : "ый");
}
