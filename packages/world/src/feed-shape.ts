export const feedFormats = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedEncodings = ["utf-8", "windows-1251", "koi8-r", "utf-16"] as const;
export type FeedEncoding = (typeof feedEncodings)[number];

/** Who says in which encoding the bytes are: the XML declaration, the HTTP header, or both. UTF-16 has its BOM besides. */
export const encodingPlaces = ["xml", "http", "both"] as const;
export type EncodingPlace = (typeof encodingPlaces)[number];

export interface FeedShape {
  format: FeedFormat;
  encoding: FeedEncoding;
  declaredIn: EncodingPlace;
}

const plain: FeedShape = { format: "atom", encoding: "utf-8", declaredIn: "both" };

/** Sources that are not plain Atom in UTF-8: between them every way of publishing that a reader meets in Russia. */
const shapes: ReadonlyMap<string, FeedShape> = new Map([
  ["delovoy", { format: "atom", encoding: "windows-1251", declaredIn: "xml" }],
  ["svodka", { format: "rss", encoding: "windows-1251", declaredIn: "http" }],
  ["rubl", { format: "rss", encoding: "utf-8", declaredIn: "xml" }],
  ["kama", { format: "rss", encoding: "koi8-r", declaredIn: "xml" }],
  ["razdacha", { format: "atom", encoding: "utf-16", declaredIn: "xml" }],
  ["sava", { format: "rss", encoding: "utf-8", declaredIn: "both" }],
  ["gulf", { format: "json", encoding: "utf-8", declaredIn: "http" }],
  ["gdepoel", { format: "rss", encoding: "windows-1251", declaredIn: "xml" }],
]);

/** How the source publishes when nothing else is asked for. */
export function shapeOf(sourceId: string): FeedShape {
  return shapes.get(sourceId) ?? plain;
}

function choose<T extends string>(allowed: readonly T[], value: string | null, fallback: T): T | null {
  return value === null ? fallback : (allowed.find((one) => one === value) ?? null);
}

/**
 * The shape asked for by the file name's ending and by `?encoding=` and `?declared=`; what is not asked for is the
 * source's own. Null when a value is unknown. JSON is always UTF-8 (RFC 8259).
 */
export function requestedShape(sourceId: string, ending: string, query: URLSearchParams): FeedShape | null {
  const own = shapeOf(sourceId);
  const format = choose(feedFormats, ending, own.format);
  const encoding = choose(feedEncodings, query.get("encoding"), own.encoding);
  const declaredIn = choose(encodingPlaces, query.get("declared"), own.declaredIn);
  if (format === null || encoding === null || declaredIn === null) return null;
  return { format, encoding: format === "json" ? "utf-8" : encoding, declaredIn };
}
