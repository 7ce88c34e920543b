import { normalizeWord } from "../tokens/normalize-word.ts";

/** Systems by which Russian names are written in Latin letters; `press` is what newspapers do ("Arkady Dyozhkin"). */
export const latinSystems = ["press", "plain", "passport", "bgn", "iso", "german", "gost"] as const;
export type LatinSystem = (typeof latinSystems)[number];

function table(pairs: string): Record<string, string> {
  return Object.fromEntries(pairs.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));
}

const letters = table(
  "аa бb вv гg дd еe ёyo жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya",
);
const bySystem: Record<LatinSystem, Record<string, string>> = {
  press: letters,
  plain: { ...letters, ё: "e" },
  passport: { ...letters, ...table("ёe йi ъie юiu яia") },
  bgn: { ...letters, ё: "e" },
  iso: { ...letters, ...table("ёe жz йj хh цc чc шs щs юu яa") },
  german: { ...letters, ...table("ёo йj хh щsch юju яja") },
  // GOST 7.79-2000, system B, without its marks for ъ, ы, ь, э.
  gost: { ...letters, ...table("йj хx цcz щshh") },
};

const hushers = "жшчщ";
const vowels = "аеёиоуыэюя";

function letterIn(system: LatinSystem, word: string, at: number): string {
  const letter = word[at] ?? "";
  const before = word[at - 1] ?? "";
  const isSoftStart = at === 0 || vowels.includes(before) || "ьъ".includes(before);
  if (system === "bgn" && (letter === "е" || letter === "ё") && isSoftStart) return "ye";
  if (system === "german" && letter === "ё" && isSoftStart) return "jo";
  if (letter === "ё" && system === "press" && hushers.includes(before)) return "o";
  return bySystem[system][letter] ?? letter;
}

function transliterateWord(word: string, system: LatinSystem): string {
  const isShortEnding = (system === "press" || system === "plain") && /[иы]й$/.test(word);
  const body = isShortEnding ? word.slice(0, -2) : word;
  let out = "";
  for (let at = 0; at < body.length; at += 1) out += letterIn(system, body, at);
  return isShortEnding ? `${out}y` : out;
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** A Russian name in Latin letters by one system; diacritics of ISO 9 are left out, since comparing drops them. */
export function transliterate(name: string, system: LatinSystem): string {
  return name.replace(/[а-яё]+/giu, (word) => {
    const latin = transliterateWord(word.toLowerCase(), system);
    return word[0] === word[0]?.toLowerCase() ? latin : capitalize(latin);
  });
}

/** All ways to write a Russian name in Latin letters, the commonest first, without repeats. */
export function latinSpellings(name: string): string[] {
  return [...new Set(latinSystems.map((system) => transliterate(name, system)))];
}

const clusters: [latin: RegExp, russian: string][] = [
  [/^(?:shch|sch)/, "щ"],
  [/^tch/, "ч"],
  [/^zh/, "ж"],
  [/^kh/, "х"],
  [/^ts/, "ц"],
  [/^ch/, "ч"],
  [/^sh/, "ш"],
  [/^(?:yo|jo)/, "ё"],
  [/^(?:yu|ju|iu)/, "ю"],
  [/^(?:ya|ja|ia)/, "я"],
  [/^ye/, "е"],
  [/^ck/, "к"],
  [/^ph/, "ф"],
  [/^x/, "кс"],
  [/^w/, "в"],
  [/^qu/, "кв"],
];
const single = table("aа bб cк dд eе fф gг hх iи jй kк lл mм nн oо pп qк rр sс tт uу vв yы zз");

function russianWord(latin: string): string {
  const adjective = /^(.*(?:sk|ts?k|zk))(?:y|iy|ij|yi|ii)$/.exec(latin);
  const body =
    adjective?.[1] ??
    latin
      .replace(/(?<=[ln])ny$/, "ный")
      .replace(/(?<=[bcdfghklmnprstvz])y$/, "ий")
      .replace(/ia$/, "iya")
      .replace(/(?:iy|ij)$/, "ий");
  let out = "";
  let at = 0;
  while (at < body.length) {
    const rest = body.slice(at, at + 4);
    const cluster = clusters.find(([pattern]) => pattern.test(rest));
    if (cluster !== undefined) {
      out += cluster[1];
      at += cluster[0].exec(rest)?.[0].length ?? 1;
      continue;
    }
    const isShortI = (rest[0] === "y" || rest.startsWith("ik")) && /[аеёиоуыэюя]$/.test(out);
    out += isShortI ? "й" : (single[rest[0] ?? ""] ?? rest[0] ?? "");
    at += 1;
  }
  const soft = out.replace(/л(?=ск|ц|н)/g, "ль");
  return adjective === null ? soft : `${soft}ий`;
}

/** A likely Russian spelling of a name in Latin letters: "Arkady Dezhkin" → "Аркадий Дежкин". */
export function russianSpelling(name: string): string {
  return name.replace(/[\p{L}']+/gu, (word) => {
    const plain = normalizeWord(word).replace(/'/g, "");
    if (!/^[a-z]+$/.test(plain)) return word;
    const russian = russianWord(plain);
    return word[0] === word[0]?.toLowerCase() ? russian : capitalize(russian);
  });
}
