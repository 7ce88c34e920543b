const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russianKeys = "ёйцукенгшщзхъфывапролджэячсмитьбю";

const byKey = new Map<string, string>();
for (const [at, latin] of Array.from(latinKeys).entries()) {
  const russian = russianKeys[at] ?? latin;
  byKey.set(latin, russian).set(russian, latin);
}

/** What comes out when a word is typed with the other keyboard layout on: "Заслонка" → "Pfckjyrf", and back. */
export function inOtherLayout(text: string): string {
  return Array.from(text, (char) => {
    const lower = char.toLowerCase();
    const other = byKey.get(lower) ?? char;
    return lower === char ? other : other.toUpperCase();
  }).join("");
}
