import { normalizeWord } from "../tokens/normalize-word.ts";

/** A rule of inflection: a base word that `ending` fits has the forms stem + each of `forms`. */
interface Paradigm {
  ending: RegExp;
  /** Letters cut from the end of the word to get the stem. */
  cut: number;
  /** Endings; `_` is none. They are written hard, `spell` adapts them to the last letter of the stem. */
  forms: string;
  /** Goes on to the next rules, for endings that two declensions share. */
  isOpen?: true;
}

const hardPlural = "ые ых ым ыми";
const softPlural = "ие их им ими";

/**
 * From the most particular ending to the least. What must not be here is an ending that makes another word of the same
 * root: "Помор" never gives "поморье" or "поморский", "Заслонка" never "заслон".
 */
const paradigms: Paradigm[] = [
  { ending: /ая$/, cut: 2, forms: `ая ой ую ою ${hardPlural}` },
  { ending: /яя$/, cut: 2, forms: `яя ей юю ею ${softPlural}` },
  { ending: /ое$/, cut: 2, forms: `ое ого ому ым ом ${hardPlural}` },
  { ending: /[нжшщч]ее$/, cut: 2, forms: `ее его ему им ем ${softPlural}` },
  { ending: /ые$|[кгхжшщч]ие$/, cut: 2, forms: hardPlural },
  { ending: /ый$|[кгхжшщч]ий$/, cut: 2, forms: `ый ого ому ым ом ${hardPlural}` },
  { ending: /ний$/, cut: 2, forms: `ий его ему им ем ${softPlural}`, isOpen: true },
  { ending: /[^аеиоуыэюя]ой$/, cut: 2, forms: `ой ого ому ым ом ${hardPlural}`, isOpen: true },
  { ending: /ретий$/, cut: 2, forms: "ий ьего ьему ьим ьем ьи ьих ьими" },
  { ending: /ретья$/, cut: 2, forms: "ья ьей ью ьею ьи ьих ьим ьими" },
  { ending: /ия$/, cut: 2, forms: "ия ии ию ией иею ий иям иями иях" },
  { ending: /ие$/, cut: 2, forms: "ие ия ию ием ии ий иям иями иях" },
  { ending: /ье$/, cut: 2, forms: "ье ья ью ьем ий ьев ьям ьями ьях" },
  { ending: /ья$/, cut: 2, forms: "ья ьи ью ье ьей ьею ей ий ьям ьями ьях" },
  { ending: /ий$/, cut: 2, forms: "ий ия ию ием ие ии иев иям иями иях" },
  { ending: /[аеоуыэюя]й$/, cut: 1, forms: "й я ю ем е и ев ям ями ях" },
  { ending: /мя$/, cut: 1, forms: "я ени енем ена ен енам енами енах" },
  { ending: /[аеоуи]я$/, cut: 1, forms: "я и ю е ей ею й ям ями ях" },
  { ending: /я$/, cut: 1, forms: "я и е ю ей ею _ ь ям ями ях" },
  { ending: /[оеи]ва$|[иы]на$/, cut: 1, forms: `а ой у ою ${hardPlural}`, isOpen: true },
  { ending: /а$/, cut: 1, forms: "а ы е у ой ою _ ам ами ах" },
  { ending: /о$/, cut: 1, forms: "о а у ом е _ ам ами ах" },
  { ending: /[жшщчц]е$/, cut: 1, forms: "е а у ем _ ам ами ах" },
  { ending: /е$/, cut: 1, forms: "е я ю ем ей ям ями ях" },
  { ending: /[жшщч]ь$/, cut: 1, forms: "ь и ью ей ам ами ах" },
  { ending: /ь$/, cut: 1, forms: "ь и ью я ю ем е ей ям ями ях" },
  { ending: /ы$/, cut: 1, forms: "ы _ ов ам ами ах" },
  { ending: /[кгхжшщч]и$/, cut: 1, forms: "и _ ов ам ами ах" },
  { ending: /и$/, cut: 1, forms: "и ь ей ев й ям ями ях" },
  { ending: /(?:[иы]н|[ое]в)$/, cut: 0, forms: "_ а у ым ом е ы ых ыми ов ам ами ах" },
  { ending: /[бвгджзклмнпрстфхцчшщ]$/, cut: 0, forms: "_ а у ом е ы ов ам ами ах" },
];

/** Stem + ending by the rules of spelling: и for ы after г к х ж ш щ ч; о or е after ж ш щ ч ц; -ей for -ов there. */
function spell(stem: string, ending: string): string[] {
  if (ending.startsWith("ы") && /[гкхжшщч]$/.test(stem)) return [`${stem}и${ending.slice(1)}`];
  if (!ending.startsWith("о") || !/[жшщчц]$/.test(stem)) return [stem + ending];
  const forms = [stem + ending, `${stem}е${ending.slice(1)}`];
  return ending === "ов" ? [...forms, `${stem}ей`] : forms;
}

const hardCases = "а у ом е ы ов ам ами ах";
const softCases = "я ю ем е и ей ев ям ями ях";

/** A noun whose last vowel drops out: дымок → дымка, уголёк → уголька, купец → купца, боец → бойца, день → дня. */
function dropVowel(word: string): { stems: string[]; cases: string } {
  const hard = /^(.*[аеиоуыэюя].*[бвгджзклмнпрстфхцчшщ])[ое]([кц])$/.exec(word);
  if (hard?.[1] !== undefined) {
    const isSoft = /л[е]ц$|[лнрт]ек$/.test(word);
    return { stems: [hard[1] + hard[2], ...(isSoft ? [`${hard[1]}ь${hard[2]}`] : [])], cases: hardCases };
  }
  const afterVowel = /^(.*[аеиоуыэюя])е([цк])$/.exec(word);
  if (afterVowel !== null)
    return {
      stems: [`${afterVowel[1]}й${afterVowel[2]}`, `${afterVowel[1]}${afterVowel[2]}`],
      cases: hardCases,
    };
  const soft = /^(.*[бвгджзклмнпрстфхцчшщ])ень$/.exec(word);
  if (soft !== null) return { stems: [`${soft[1]}н`], cases: softCases };
  const church = /^(.*[бвгджзклмнпрст])овь$/.exec(word);
  if (church !== null) return { stems: [`${church[1]}в`], cases: "и ей ам ами ах ям ями ях" };
  const bird = /^(.*[бвлр])ей$/.exec(word);
  return bird === null ? { stems: [], cases: "" } : { stems: [`${bird[1]}ь`], cases: softCases };
}

/** Genitive plural with a vowel that comes in: заслонка → заслонок, чашка → чашек, кулебятня → кулебятен. */
function insertVowel(stem: string): string[] {
  const found = /^(.*[бвгджзйклмнпрстфхцчшщь])([клнцр])$/.exec(stem);
  const [head, last] = [found?.[1], found?.[2]];
  if (head === undefined || last === undefined) return [];
  if (/[йь]$/.test(head)) return [`${head.slice(0, -1)}е${last}`];
  return /[жшщчц]$/.test(head) || last !== "к" ? [`${head}е${last}`, `${head}о${last}`] : [`${head}о${last}`];
}

function formsOf(word: string, { cut, forms }: Paradigm): string[] {
  const stem = word.slice(0, word.length - cut);
  return forms.split(" ").flatMap((ending) => {
    if (ending !== "_") return spell(stem, ending);
    return cut === 0 ? [word] : [stem, ...insertVowel(stem)];
  });
}

/**
 * All forms of a Russian noun or adjective given in its base form (normalised: lower case, е for ё), the word itself
 * included. An adjective keeps its gender ("вторая" → "второй", not "второго"), a plural stays plural. Words of other
 * scripts, abbreviations and indeclinable words come back alone; a form never is shorter than three letters.
 */
export function declineRussianWord(base: string): string[] {
  const word = normalizeWord(base);
  if (!/^[а-я]{3,}$/.test(word) || !/[аеиоуыэюя]/.test(word)) return [word];
  if (word.endsWith("ъ")) return [word, ...declineRussianWord(word.slice(0, -1))];
  const forms = new Set([word]);
  for (const paradigm of paradigms) {
    if (!paradigm.ending.test(word)) continue;
    for (const form of formsOf(word, paradigm)) forms.add(form);
    if (paradigm.isOpen !== true) break;
  }
  const { stems, cases } = dropVowel(word);
  for (const stem of stems)
    for (const ending of cases.split(" ")) for (const form of spell(stem, ending)) forms.add(form);
  return [...forms].filter((form) => form.length >= 3);
}

/** Base form, plural and possessive-free forms of an English or other Latin word. */
export function inflectLatinWord(base: string): string[] {
  const word = normalizeWord(base);
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [word, `${word}es`];
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`, `${word}s`];
  return [word, `${word}s`];
}
