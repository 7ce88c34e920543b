/** The mails that a set such as "2,5:7,9:*" names. A range is read from either end (RFC 3501 § 9, seq-range). */
export function uidsOf(set: string, mails: readonly { uid: number }[]): Set<number> {
  const last = mails.at(-1)?.uid ?? 0;
  const number = (text: string): number => (text === "*" ? last : Number(text));
  const named = new Set<number>();
  for (const part of set.split(",").filter(Boolean)) {
    const [first = "", second = first] = part.split(":");
    const [low, high] = [number(first), number(second)].sort((a, b) => a - b) as [number, number];
    for (const { uid } of mails) if (uid >= low && uid <= high) named.add(uid);
  }
  return named;
}
