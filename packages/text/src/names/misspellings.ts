const spellingsMax = 14;

/** Letters that are taken for each other because they sound alike. */
const russianPairs: readonly [string, string][] = [
  ["о", "а"],
  ["а", "о"],
  ["е", "и"],
  ["и", "е"],
  ["э", "е"],
  ["я", "е"],
  ["ы", "и"],
];
const latinPairs: readonly [string, string][] = [
  ["ie", "ei"],
  ["ei", "ie"],
  ["ph", "f"],
  ["ck", "k"],
  ["c", "k"],
  ["k", "c"],
  ["y", "i"],
  ["i", "y"],
];

/**
 * Usual slips in writing a word: a vowel by ear, a doubled consonant written once, a single one twice, a soft sign left
 * out. The ending is left alone, since it changes with the case. For show only where posts really bear them.
 */
export function misspellings(word: string): string[] {
  const isCyrillic = /^[а-яё]{5,}$/i.test(word);
  if (!isCyrillic && !/^[a-z]{5,}$/i.test(word)) return [];
  const found = new Set<string>();
  const lower = word.toLowerCase();
  const add = (at: number, length: number, put: string): void => {
    const slip = word.slice(0, at) + put + word.slice(at + length);
    found.add(at === 0 ? slip.slice(0, 1).toUpperCase() + slip.slice(1) : slip);
  };
  for (const [right, wrong] of isCyrillic ? russianPairs : latinPairs) {
    for (let at = 1; at < lower.length - 1; at += 1)
      if (lower.startsWith(right, at)) add(at, right.length, wrong);
  }
  for (let at = 1; at < lower.length - 1; at += 1) {
    const char = lower[at] ?? "";
    if (char === "ь") add(at, 1, "");
    if (char === lower[at + 1]) add(at, 2, char);
    else if ("нслмптк".includes(char) && char !== lower[at - 1]) add(at, 1, char + char);
    else if ("nslmptk".includes(char) && char !== lower[at - 1]) add(at, 1, char + char);
  }
  return [...found].filter((slip) => slip.toLowerCase() !== lower).slice(0, spellingsMax);
}
