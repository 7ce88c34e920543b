/** The word that a mistyped one was most likely meant to be: one slip in four or five letters, two in longer words. */
export function nearest(given: string, words: readonly string[]): string | undefined {
  const allowed = given.length >= 6 ? 2 : given.length >= 4 ? 1 : 0;
  let best: { word: string; slips: number } | undefined;
  for (const word of words) {
    if (Math.abs(word.length - given.length) > allowed) continue;
    const slips = slipsBetween(given, word);
    if (slips <= allowed && (best === undefined || slips < best.slips)) best = { word, slips };
  }
  return best?.word;
}

/** Letters to put in, leave out or change, and neighbours to exchange. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      next.push(slips);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? a.length;
}
