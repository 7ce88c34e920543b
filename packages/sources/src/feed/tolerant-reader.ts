import type { FeedDocument } from "./feed-element.ts";
import { closeElement, createTree, finishTree, openInTree, textInTree } from "./feed-tree.ts";
import { createNames, type Prefixes } from "./namespaces.ts";
import { scanXml } from "./scan-xml.ts";

/**
 * Reads what a strict XML parser refuses: bare `&`, unclosed and mismatched tags, junk before the declaration, cut-off
 * documents, undeclared prefixes, names in any case. Never expands an entity that the document defines. Null when
 * nothing in it looks like a feed.
 */
export function readTolerantly(xml: string, prefixes: Prefixes): FeedDocument | null {
  const tree = createTree();
  const canonical = createNames(prefixes);
  scanXml(xml, {
    open: (name, attributes) => openInTree(tree, canonical(name), withNames(attributes, canonical)),
    close: (name) => closeElement(tree, canonical(name)),
    text: (piece) => textInTree(tree, piece),
    isDone: () => tree.isCut,
  });
  return finishTree(tree);
}

function withNames(
  attributes: ReadonlyMap<string, string>,
  canonical: (raw: string) => string,
): ReadonlyMap<string, string> {
  if (attributes.size === 0) return attributes;
  return new Map(Array.from(attributes, ([name, value]) => [canonical(name), value]));
}
