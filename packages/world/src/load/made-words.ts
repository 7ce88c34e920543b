const russian = {
  heads: "ба ве го ди жу за ки лу ме но па ру со ту фо ха ча ши".split(" "),
  tails: ["н", "л", "р", "т", "к"],
};
const english = {
  heads: "ba ce do fi gu ha jo ki lu me no pa qui ro su ta ve wi".split(" "),
  tails: ["n", "l", "r", "t", "ck"],
};

/** A word that no language has, the same for the same rank: with ranks drawn by Zipf's law, texts have common and rare words as real ones do. */
export function madeWord(rank: number, lang: string): string {
  const { heads, tails } = lang === "en" ? english : russian;
  let rest = rank + heads.length;
  let word = "";
  while (rest > 0) {
    word += heads[rest % heads.length] ?? "";
    rest = Math.floor(rest / heads.length);
  }
  return word + (tails[rank % tails.length] ?? "");
}
