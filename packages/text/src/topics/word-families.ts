import { readContentWords } from "../fingerprint/read-words.ts";
import { genderSign, type GenderSigns } from "./base-form.ts";
import { looksLikeAdjective, mayBeAdjective, mayBeVerb } from "./plain-words.ts";
import type { TopicPost } from "./find-topics.ts";

/** All forms of one stem in the texts at hand. */
export interface WordFamily {
  /** In lower case, with how often each was written. */
  forms: Map<string, number>;
  /** How it was written where it is a name: "JLT", "Томске". */
  asName: Map<string, number>;
  /** Within a sentence: with a capital, without one. */
  capitals: number;
  smalls: number;
  signs: GenderSigns;
  /** Days on which it was written. */
  days: Set<number>;
}

export interface WordFamilies {
  of(stem: string): WordFamily | undefined;
  /** Written with a capital wherever that says something. */
  isName(stem: string): boolean;
  /** Has only forms that verbs have. */
  isVerb(stem: string): boolean;
  /** Has only forms that adjectives have. */
  isAdjective(stem: string): boolean;
  /** Stands there day after day: it says whose posts these are, not what they are about. */
  isEverywhere(stem: string): boolean;
}

const leadUnits = 1_000;
/** Fewer posts of a day, or fewer such days, say nothing about what stands there every day. */
const [postsOfDayMin, daysMin] = [5, 5];
const everywhereShare = 0.5;

/** Reads which words there are, in which forms; a word's own forms tell its nominative, its gender and what kind of word it is. */
export function readFamilies(posts: readonly TopicPost[]): WordFamilies {
  const families = new Map<string, WordFamily>();
  const postsOf = new Map<number, number>();
  for (const { title, text, day } of posts) {
    if (day !== undefined) postsOf.set(day, (postsOf.get(day) ?? 0) + 1);
    for (const part of [title ?? "", text.slice(0, leadUnits)]) readPart(part, day, families);
  }
  const busy = new Set([...postsOf].filter(([, count]) => count >= postsOfDayMin).map(([day]) => day));
  const formsOf = (stem: string): string[] => [...(families.get(stem)?.forms.keys() ?? [])];
  const isOf = (test: (forms: string[]) => boolean): ((stem: string) => boolean) => {
    const known = new Map<string, boolean>();
    return (stem) => {
      const is = known.get(stem) ?? test(formsOf(stem));
      known.set(stem, is);
      return is;
    };
  };
  return {
    of: (stem) => families.get(stem),
    isName: (stem) => {
      const { capitals, smalls } = families.get(stem) ?? { capitals: 0, smalls: 0 };
      return capitals > smalls;
    },
    isVerb: isOf((forms) => forms.every(mayBeVerb)),
    isAdjective: isOf((forms) => forms.every(mayBeAdjective) && forms.some(looksLikeAdjective)),
    isEverywhere(stem) {
      if (busy.size < daysMin) return false;
      const days = [...(families.get(stem)?.days ?? [])].filter((day) => busy.has(day));
      return days.length >= busy.size * everywhereShare;
    },
  };
}

function readPart(text: string, day: number | undefined, families: Map<string, WordFamily>): void {
  let before = "";
  let beforeEnd = -1;
  for (const { stem, start, end, isName, isFact } of readContentWords(text)) {
    if (isFact) continue;
    const written = text.slice(start, end);
    const form = written.toLowerCase();
    const family = families.get(stem) ?? {
      forms: new Map(),
      asName: new Map(),
      capitals: 0,
      smalls: 0,
      signs: { m: 0, f: 0, n: 0 },
      days: new Set(),
    };
    families.set(stem, family);
    family.forms.set(form, (family.forms.get(form) ?? 0) + 1);
    if (isName) {
      family.capitals += 1;
      family.asName.set(written, (family.asName.get(written) ?? 0) + 1);
    } else if (written === form) family.smalls += 1;
    if (day !== undefined) family.days.add(day);
    const sign = text.slice(beforeEnd, start) === " " ? genderSign(before) : null;
    if (sign !== null && !looksLikeAdjective(form)) family.signs[sign] += 1;
    [before, beforeEnd] = [form, end];
  }
}
