import type { FeedDocument } from "./feed-element.ts";
import { closeElement, createTree, finishTree, openInTree, textInTree } from "./feed-tree.ts";
import { canonicalName, type Prefixes } from "./namespaces.ts";
import { scanXml } from "./scan-xml.ts";

/**
 * Reads what a strict XML parser refuses: bare `&`, unclosed and mismatched tags, junk before the declaration, cut-off
 * documents, undeclared prefixes, names in any case. Never expands an entity that the document defines. Null when
 * nothing in it looks like a feed.
 */
export function readTolerantly(xml: string, prefixes: Prefixes): FeedDocument | null {
  const tree = createTree();
  scanXml(xml, {
    open: (name, raw) => {
      const attributes = new Map<string, string>();
      for (const [key, value] of raw) attributes.set(canonicalName(key, prefixes), value);
      openInTree(tree, canonicalName(name, prefixes), attributes);
    },
    close: (name) => closeElement(tree, canonicalName(name, prefixes)),
    text: (piece) => textInTree(tree, piece),
  });
  return finishTree(tree);
}
