import { rootKinds } from "./document-root.ts";
import type { FeedDocument, FeedElement, XmlFeedKind } from "./feed-element.ts";
import { feedLimits } from "./limits.ts";
import { channelNames, endsOpenText, entryNames, markupNames } from "./vocabulary.ts";

interface OpenElement extends FeedElement {
  name: string;
  children: Map<string, FeedElement[]>;
  /** Tags open inside a text element or beyond the depth that is kept, counted by name; null while there are none. */
  inner: Map<string, number> | null;
  /** The text holds tags, so it is kept as markup: its other characters are escaped. */
  isMarkup: boolean;
}

/** A feed while it is being read. All names are canonical. */
export interface FeedTree {
  kind: XmlFeedKind | null;
  root: ReadonlyMap<string, string>;
  channel: OpenElement;
  entries: FeedElement[];
  stack: OpenElement[];
  /** Where in the stack the open entry is; -1 between entries. */
  entryAt: number;
  /** Elements kept so far. */
  kept: number;
  /** There was more than is looked at; reading may stop. */
  isCut: boolean;
}

type Attributes = ReadonlyMap<string, string>;
const noAttributes: Attributes = new Map();
/** Stands for the children of the many elements that have none; never written to. */
const noChildren: Map<string, FeedElement[]> = new Map();
const entryNameSet: ReadonlySet<string> = new Set(entryNames);
const channelNameSet: ReadonlySet<string> = new Set(channelNames);

export function createTree(): FeedTree {
  return {
    kind: null,
    root: new Map(),
    channel: openElement("channel", noAttributes),
    entries: [],
    stack: [],
    entryAt: -1,
    kept: 0,
    isCut: false,
  };
}

export function openInTree(tree: FeedTree, name: string, attributes: Attributes): void {
  const rootKind = rootKinds.get(name);
  if (tree.kind === null && rootKind !== undefined) {
    tree.kind = rootKind;
    tree.root = attributes;
  }
  if (name === "item" || name === "entry") {
    // An entry inside an entry: the first one was never closed.
    closeTo(tree, Math.max(tree.entryAt, 0));
    tree.entryAt = tree.stack.length;
    tree.stack.push(openElement(name, attributes));
  } else if (rootKind !== undefined && tree.entryAt < 0) {
    closeTo(tree, 0);
    tree.channel.attributes = new Map([...tree.channel.attributes, ...attributes]);
  } else {
    openInside(tree, name, attributes);
  }
}

export function closeElement(tree: FeedTree, name: string): void {
  const top = tree.stack.at(-1);
  if (top === undefined) return;
  if (top.inner !== null && (top.inner.get(name) ?? 0) > 0) {
    count(top.inner, name, -1);
    if (top.isMarkup) addText(top, `</${name}>`);
    return;
  }
  const at = tree.stack.findLastIndex((element) => element.name === name);
  if (at >= 0) closeTo(tree, at);
  else if (rootKinds.has(name)) closeTo(tree, 0);
}

export function textInTree(tree: FeedTree, piece: string): void {
  const top = tree.stack.at(-1);
  if (top !== undefined) addText(top, top.isMarkup ? escapeText(piece) : piece);
}

/** Closes what the document left open. Null when it held nothing of a feed. */
export function finishTree(tree: FeedTree): FeedDocument | null {
  closeTo(tree, 0);
  const { kind, root, channel, entries, isCut } = tree;
  if (kind === null && entries.length === 0) return null;
  const warnings = isCut
    ? [`the document is too rich: only its first ${entries.length} entries were looked at`]
    : [];
  return { kind: kind ?? "rss", root, channel, entries, warnings };
}

function openInside(tree: FeedTree, name: string, attributes: Attributes): void {
  closeUnclosedText(tree, name);
  const parent = tree.stack.at(-1);
  if (parent !== undefined && markupNames.has(parent.name)) {
    if (!parent.isMarkup) parent.text = escapeText(parent.text);
    parent.isMarkup = true;
    count((parent.inner ??= new Map()), name, 1);
    addText(parent, `<${name}>`);
  } else if (parent !== undefined && tree.stack.length >= feedLimits.depth) {
    count((parent.inner ??= new Map()), name, 1);
  } else {
    tree.stack.push(openElement(name, attributes));
  }
}

/** An unclosed `<title>` or `<pubDate>` would otherwise swallow the rest of its entry. */
function closeUnclosedText(tree: FeedTree, name: string): void {
  const top = tree.stack.at(-1);
  const isEntry = tree.stack.length - 1 === tree.entryAt;
  // A picture inside a text brings metadata of its own.
  const isInPicture = (top?.inner?.get("svg") ?? 0) > 0;
  if (top !== undefined && !isEntry && !isInPicture && endsOpenText(top.name, name))
    closeTo(tree, tree.stack.length - 1);
}

function closeTo(tree: FeedTree, length: number): void {
  while (tree.stack.length > length) {
    const element = tree.stack.pop();
    if (element === undefined) return;
    if (tree.stack.length !== tree.entryAt) {
      attach(tree, element);
      continue;
    }
    tree.entryAt = -1;
    if (tree.entries.length < feedLimits.entries) tree.entries.push(element);
    else tree.isCut = true;
  }
}

/** Direct children of an entry or of the feed are kept when they are read; deeper ones belong to a group. */
function attach(tree: FeedTree, element: OpenElement): void {
  const parent = tree.stack.at(-1) ?? tree.channel;
  const isEntryChild = tree.entryAt >= 0 && tree.stack.length - 1 === tree.entryAt;
  if (isEntryChild && !entryNameSet.has(element.name)) return;
  if (parent === tree.channel && !channelNameSet.has(element.name)) return;
  tree.kept += 1;
  if (tree.kept > feedLimits.elements) {
    tree.isCut = true;
    return;
  }
  const siblings = parent.children.get(element.name);
  if (siblings !== undefined) {
    if (siblings.length < feedLimits.elementsPerEntry) siblings.push(element);
  } else if (parent.children.size < feedLimits.elementsPerEntry) {
    if (parent.children === noChildren) parent.children = new Map();
    parent.children.set(element.name, [element]);
  }
}

function openElement(name: string, attributes: Attributes): OpenElement {
  return { name, attributes, text: "", children: noChildren, inner: null, isMarkup: false };
}

function addText(element: OpenElement, piece: string): void {
  if (element.text.length < feedLimits.rawChars) element.text += piece;
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

function count(counts: Map<string, number>, name: string, by: 1 | -1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
