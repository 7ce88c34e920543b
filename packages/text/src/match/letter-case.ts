/** How a word is written: all capitals ("РЖД"), a capital first ("Заслонка"), or neither. */
function shapeOf(word: string): "upper" | "capital" | "lower" {
  const first = word.slice(0, 1);
  if (first === first.toLowerCase()) return "lower";
  return word.length > 1 && word === word.toUpperCase() ? "upper" : "capital";
}

const words = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * Whether found words carry the capital letters that a case-sensitive term asks for. All capitals in a text ("ЗАСЛОНКА")
 * serve for a capital, an abbreviation ("РЖД") must stay one, and a small letter must stay small.
 */
export function fitsLetterCase(found: string, term: string): boolean {
  const wanted = term.match(words) ?? [];
  const got = found.match(words) ?? [];
  return wanted.every((word, at) => {
    const other = got[at];
    if (other === undefined) return true;
    const [asked, given] = [shapeOf(word), shapeOf(other)];
    if (asked === "upper") return word.length > 5 ? given !== "lower" : given === "upper";
    return asked === "capital" ? given !== "lower" : given === "lower";
  });
}
