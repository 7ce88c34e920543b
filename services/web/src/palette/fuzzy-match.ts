const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillic = "йцукенгшщзхъфывапролджэячсмитьбюё";

/** What was typed as it would stand in the other keyboard layout: «ытщщяу» is "snooze". */
export function otherLayout(typed: string): string {
  return Array.from(typed.toLowerCase())
    .map((sign) => {
      const at = latin.indexOf(sign);
      if (at !== -1) return cyrillic[at] ?? sign;
      const back = cyrillic.indexOf(sign);
      return back === -1 ? sign : (latin[back] ?? sign);
    })
    .join("");
}

/** How well a name answers what was typed, in either layout; 0 where it does not. Higher is better. */
export function matchScore(typed: string, name: string): number {
  const wanted = plain(typed);
  if (wanted === "") return 1;
  return Math.max(scoreOf(wanted, plain(name)), scoreOf(plain(otherLayout(typed)), plain(name)) * 0.9);
}

/** From this score on a word is one that was begun: among many other words letters in order are chance. */
const begun = 70;

function alsoScore(typed: string, also = ""): number {
  const score = matchScore(typed, also);
  return score >= begun ? 0.8 * score : 0;
}

/** The names that answer, the best first; equals stay in their order. By other words (`also`) only what they begin with is found. */
export function bestMatches<T extends { name: string; also?: string | undefined }>(
  typed: string,
  choices: readonly T[],
): T[] {
  return choices
    .map((choice) => ({
      choice,
      score: Math.max(matchScore(typed, choice.name), alsoScore(typed, choice.also)),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ choice }) => choice);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replaceAll("ё", "е");
}

function scoreOf(wanted: string, name: string): number {
  const words = wanted.split(/\s+/);
  const scores = words.map((word) => wordScore(word, name));
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** At the beginning, at the beginning of a word, anywhere, or letter by letter in order. */
function wordScore(word: string, name: string): number {
  const at = name.indexOf(word);
  if (at === 0) return 100;
  if (at > 0) return isLetter(name[at - 1]) ? 40 : 80;
  return word.length >= 2 && isInOrder(word, name) ? (10 * word.length) / name.length : 0;
}

function isInOrder(word: string, name: string): boolean {
  let at = -1;
  for (const sign of word) {
    at = name.indexOf(sign, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{Nd}]/u.test(sign);
}
