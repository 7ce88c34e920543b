/**
 * Bounds of one feed document. Each is far above what real feeds need and low enough that a hostile document is
 * answered within the deadline and inside the memory of the reading thread.
 */
export const feedLimits = {
  /** Bytes after inflation. */
  bytes: 20 * 1024 * 1024,
  /** Characters up to which a document counts as an ordinary feed and is offered to rss-parser. */
  ordinaryChars: 4_000_000,
  /** Tags up to which rss-parser is asked: it keeps about 300 bytes for each. */
  ordinaryTags: 200_000,
  /** Elements that the tolerant reader keeps of one document. */
  elements: 400_000,
  /** Objects and arrays, and values, of a JSON document: beyond them parsing takes more memory than the thread has. */
  jsonObjects: 400_000,
  jsonValues: 4_000_000,
  /** Posts handed over: the newest ones. */
  posts: 1_000,
  /** Entries looked at to find the newest ones. */
  entries: 20_000,
  /** Elements kept inside one entry (or inside the head of the feed). */
  elementsPerEntry: 500,
  /** Open elements; what lies deeper adds its text to the last one that counts. */
  depth: 32,
  attributes: 32,
  attributeChars: 8_192,
  /** Characters of raw markup kept for one text. */
  rawChars: 1_000_000,
  /** UTF-16 units of plain text kept for one post. */
  textChars: 100_000,
  titleChars: 1_000,
  nameChars: 300,
  bioChars: 2_000,
  idChars: 1_000,
  urlChars: 4_000,
  tags: 50,
  warnings: 50,
} as const;
