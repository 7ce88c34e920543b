/** Fragments of namespace addresses (many versions of each are in use) and the prefix that our code knows them by. */
const knownNamespaces: readonly (readonly [fragment: string, prefix: string])[] = [
  ["purl.org/rss/1.0/modules/content", "content"],
  ["purl.org/rss/1.0/modules/slash", "slash"],
  ["purl.org/rss/1.0/modules/syndication", "sy"],
  ["purl.org/dc/terms", "dcterms"],
  ["purl.org/dc/elements/", "dc"],
  ["purl.org/syndication/thread", "thr"],
  ["earshot.example/ns/engagement", "eng"],
  ["search.yahoo.com/mrss", "media"],
  ["itunes.com/dtds/podcast", "itunes"],
  ["rssnamespace.org/feedburner", "feedburner"],
  // Its address is that of the search itself, another one for each.
  ["bing.com/news/", "news"],
  ["1999/02/22-rdf-syntax-ns", "rdf"],
  ["www.w3.org/2005/atom", "atom"],
  ["purl.org/atom/ns", "atom"],
  ["purl.org/rss/1.0/", ""],
  ["my.netscape.com/rdf/simple/0.9", ""],
  ["channel.netscape.com/rdf/simple/0.9", ""],
  ["backend.userland.com/rss", ""],
  ["blogs.law.harvard.edu/tech/rss", ""],
];

/** Prefixes of one document, as declared, to the prefixes that our code uses. */
export type Prefixes = ReadonlyMap<string, string>;

/**
 * Reads every `xmlns:x="…"` of a document. A prefix that is declared for nothing known, or not declared at all, means
 * what it usually means: undeclared `dc:` and `content:` are common.
 */
export function readPrefixes(xml: string): Prefixes {
  const prefixes = new Map<string, string>();
  const rootName = /<(?:[\w.-]{1,64}:)?(feed|entry|rss|rdf)[\s>]/i.exec(xml)?.[1]?.toLowerCase();
  for (const [, raw = "", uri = ""] of xml.matchAll(
    /\sxmlns:([\w.-]{1,64})\s*=\s*["']([^"'<>]{1,300})["']/g,
  )) {
    const prefix = raw.toLowerCase();
    if (prefixes.has(prefix) || prefixes.size >= 100) continue;
    const address = uri.toLowerCase();
    const known = knownNamespaces.find(([fragment]) => address.includes(fragment));
    if (known === undefined) continue;
    const isRootVocabulary = known[1] === "atom" && (rootName === "feed" || rootName === "entry");
    prefixes.set(prefix, isRootVocabulary ? "" : known[1]);
  }
  return prefixes;
}

/** Lower case and with our own prefix: `DC:Creator` → `dc:creator`, `a:entry` in an Atom feed → `entry`. */
export function canonicalName(raw: string, prefixes: Prefixes): string {
  const name = raw.toLowerCase();
  const colon = name.indexOf(":");
  if (colon < 0) return name;
  const declared = name.slice(0, colon);
  const prefix = prefixes.get(declared) ?? declared;
  return prefix === "" ? name.slice(colon + 1) : `${prefix}:${name.slice(colon + 1)}`;
}

const namesKept = 1_000;

/** `canonicalName` for one document, remembering: the same few names come again in every entry. */
export function createNames(prefixes: Prefixes): (raw: string) => string {
  const names = new Map<string, string>();
  return (raw) => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const name = canonicalName(raw, prefixes);
    if (names.size < namesKept) names.set(raw, name);
    return name;
  };
}
