/**
 * One XML element as both readers hand it over. Names of elements and attributes are canonical (lower case, with the
 * usual prefix of their namespace), so that whatever is decided from elements is decided alike for both readers.
 */
export interface FeedElement {
  attributes: ReadonlyMap<string, string>;
  /** Own text. For a text element with child tags this is its inner markup. */
  text: string;
  children: ReadonlyMap<string, FeedElement[]>;
}

export type XmlFeedKind = "rss" | "atom" | "rdf";

/** A feed taken apart, nothing decided yet. Entries are in the order of the document. */
export interface FeedDocument {
  kind: XmlFeedKind;
  /** Attributes of the root element (`xml:base`, `xml:lang`). */
  root: ReadonlyMap<string, string>;
  channel: FeedElement;
  entries: FeedElement[];
  warnings: string[];
}

const none: readonly FeedElement[] = [];

/** Children of the given names, in the order of the names. */
export function childrenOf(element: FeedElement, ...names: string[]): readonly FeedElement[] {
  if (names.length === 1) return element.children.get(names[0] ?? "") ?? none;
  return names.flatMap((name) => element.children.get(name) ?? none);
}

/** The first non-empty own text among children of the given names, trimmed. */
export function childText(element: FeedElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const child of element.children.get(name) ?? none) {
      const text = child.text.trim();
      if (text !== "") return text;
    }
  }
  return null;
}

/** A whole number as feeds write counters; anything else is unknown, never 0. */
export function wholeNumber(text: string | null | undefined): number | null {
  const digits = (text ?? "").trim();
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
