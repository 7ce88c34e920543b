/** Latin letters that pass for Cyrillic ones in print, lower case (capitals look alike for b, h, k, m, t). */
const latinToCyrillic = new Map(
  Object.entries({
    a: "а",
    b: "в",
    c: "с",
    e: "е",
    h: "н",
    i: "і",
    j: "ј",
    k: "к",
    m: "м",
    o: "о",
    p: "р",
    s: "ѕ",
    t: "т",
    x: "х",
    y: "у",
    "0": "о",
    "3": "з",
  }),
);

const cyrillicToLatin = new Map(
  Object.entries({
    а: "a",
    в: "b",
    с: "c",
    е: "e",
    н: "h",
    і: "i",
    ј: "j",
    к: "k",
    м: "m",
    о: "o",
    р: "p",
    ѕ: "s",
    т: "t",
    х: "x",
    у: "y",
  }),
);

/** Marks that make another letter of Russian, Ukrainian or Belarusian; every other mark is an accent. */
const keptMarks = new Map([
  ["и\u0306", "й"],
  ["у\u0306", "ў"],
  ["і\u0308", "ї"],
]);

function replaceLetters(word: string, letters: ReadonlyMap<string, string>): string {
  let out = "";
  for (const char of word) out += letters.get(char) ?? char;
  return out;
}

/** Brings a word of mixed scripts to the script of most of its letters, where every stranger has a double there. */
function unmixScripts(word: string): string {
  const cyrillic = word.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  if (cyrillic === 0) return word;
  const latin = word.match(/[a-z]/g)?.length ?? 0;
  if (latin === 0)
    return word.replace(
      /(?<=[\u0400-\u04ff])[03](?=[\u0400-\u04ff])/g,
      (digit) => latinToCyrillic.get(digit) ?? digit,
    );
  if (cyrillic >= latin) {
    const rewritten = replaceLetters(word, latinToCyrillic);
    return /[a-z]/.test(rewritten) ? word : rewritten;
  }
  const rewritten = replaceLetters(word, cyrillicToLatin);
  return /[\u0400-\u04ff]/.test(rewritten) ? word : rewritten;
}

/** Words of one script without ё, accents, digits among Cyrillic letters and signs that stand for others: nothing but lower case is left to do. */
const plain = /^(?:[А-Яа-я]+|[ -_a-~]+)$/;

/**
 * A word as it is compared: lower case, ё as е, without accents, stress marks, soft hyphens and zero-width
 * characters, hyphens and apostrophes of one kind, and Latin doubles of Cyrillic letters ("Зaслoнка") rewritten,
 * each part between hyphens by itself ("IT-отдел" keeps its Latin part).
 */
export function normalizeWord(word: string): string {
  if (plain.test(word)) return word.toLowerCase();
  const bare = word
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[иу]\u0306|і\u0308/g, (letter) => keptMarks.get(letter) ?? letter)
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .replace(/ё/g, "е")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/[’ʼ‘`´]/g, "'");
  if (!/[\u0400-\u04ff]/.test(bare)) return bare;
  return bare.split("-").map(unmixScripts).join("-");
}
