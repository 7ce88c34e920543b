/** A header as it is compared: lower case, ё as е, without spaces and signs ("Кол-во лайков" → "колволайков"). */
export function plainHeader(header: string): string {
  return header
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** What files with the same columns have in common, whatever their case, spaces and signs: under it a mapping is remembered. */
export function headerKey(columns: readonly string[]): string {
  return columns.map(plainHeader).join("|");
}
