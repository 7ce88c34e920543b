import { decodeXML } from "entities";
import type { XmlFeedKind } from "./feed-element.ts";
import { canonicalName, type Prefixes } from "./namespaces.ts";

/** Root elements by canonical name. A lone `<channel>` or `<entry>` is what is left of a damaged feed. */
export const rootKinds: ReadonlyMap<string, XmlFeedKind> = new Map([
  ["rss", "rss"],
  ["rdf:rdf", "rdf"],
  ["rdf", "rdf"],
  ["feed", "atom"],
  ["channel", "rss"],
  ["entry", "atom"],
]);

/** Finds the first tag that can be the root of a feed, with its attributes (`xml:base`, `xml:lang`). */
export function readRoot(
  xml: string,
  prefixes: Prefixes,
): { kind: XmlFeedKind; attributes: ReadonlyMap<string, string> } | null {
  const match = /<((?:[\w.-]{1,64}:)?(?:rss|feed|rdf))(?=[\s>])([^<>]{0,8192})>/i.exec(xml);
  if (match === null) return null;
  const kind = rootKinds.get(canonicalName(match[1] ?? "", prefixes));
  if (kind === undefined) return null;
  const attributes = new Map<string, string>();
  for (const [, name = "", quoted, single] of (match[2] ?? "").matchAll(
    /([\w.:-]{1,100})\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    attributes.set(canonicalName(name, prefixes), decodeXML(quoted ?? single ?? ""));
  }
  return { kind, attributes };
}
