/** More than the cards of any team and the posts of a batch. */
const textsMax = 2_000;

/** The same reading of texts, done once for each: fact cards are weighed against every post. What it gives is not to be changed. */
export function rememberTexts<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    if (known.size >= textsMax) known.clear();
    known.set(text, made);
    return made;
  };
}
