import RssParser from "rss-parser";
import type { FeedDocument, FeedElement } from "./feed-element.ts";
import { feedLimits } from "./limits.ts";
import { readRoot } from "./document-root.ts";
import { createNames, type Prefixes } from "./namespaces.ts";
import { channelNames, entryNames, markupNames } from "./vocabulary.ts";

/**
 * rss-parser makes a snippet of every element with one of these names, in quadratic time, and it cannot be told not
 * to: under another name the text passes it by untouched.
 */
const snippetNames: ReadonlySet<string> = new Set(["description", "content", "content:encoded"]);
const hidden = "body ";
const raw = "raw ";

const noAttributes: ReadonlyMap<string, string> = new Map();
const noChildren: ReadonlyMap<string, FeedElement[]> = new Map();

/**
 * Reads an ordinary feed with rss-parser. Throws where that parser cannot read the feed, or would lose something of
 * it: markup inside a text (it keeps no order of text and tags), entries outside the place where it looks for them.
 */
export async function readWithRssParser(xml: string, prefixes: Prefixes): Promise<FeedDocument> {
  const canonical = createNames(prefixes);
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    defaultRSS: 2,
    xml2js: {
      tagNameProcessors: [(name: string) => nameForRssParser(canonical(name))],
      attrNameProcessors: [canonical],
    },
    customFields: { feed: rawFields(channelNames) as never, item: rawFields(entryNames) },
  });
  const feed = (await parser.parseString(xml)) as unknown as Record<string, unknown>;
  const items = feed["items"];
  if (!Array.isArray(items)) throw new Error("no list of entries");
  if (items.length === 0 && /<(?:[\w.-]+:)?(?:item|entry)[\s>]/i.test(xml)) {
    throw new Error("entries outside the feed element");
  }
  const root = readRoot(xml, prefixes);
  if (root === null) throw new Error("no root element");
  return {
    kind: root.kind,
    root: root.attributes,
    channel: rawElement(feed),
    entries: items.map((item) => rawElement(item as Record<string, unknown>)),
    warnings: [],
  };
}

/** Asks rss-parser to hand over elements as its XML parser gave them, beside what it makes of them. */
function rawFields(names: readonly string[]): [string, string, { keepArray: boolean }][] {
  const attributes: [string, string, { keepArray: boolean }] = ["$", `${raw}$`, { keepArray: true }];
  return [
    attributes,
    ...names.map((name): [string, string, { keepArray: boolean }] => [
      snippetNames.has(name) ? hidden + name : name,
      raw + name,
      { keepArray: true },
    ]),
  ];
}

function rawElement(item: Record<string, unknown>): FeedElement {
  const children = new Map<string, FeedElement[]>();
  for (const [key, nodes] of Object.entries(item)) {
    if (!key.startsWith(raw) || !Array.isArray(nodes)) continue;
    const name = key.slice(raw.length);
    children.set(
      name,
      nodes.map((node) => toElement(node, name, 1)),
    );
  }
  return { attributes: toAttributes(item[`${raw}$`]), text: "", children };
}

function toElement(node: unknown, name: string, depth: number): FeedElement {
  if (typeof node !== "object" || node === null) {
    return { attributes: noAttributes, text: typeof node === "string" ? node : "", children: noChildren };
  }
  const children = new Map<string, FeedElement[]>();
  const text = "_" in node && typeof node._ === "string" ? node._ : "";
  for (const [key, nodes] of Object.entries(node)) {
    if (key === "$" || key === "_" || !Array.isArray(nodes)) continue;
    if (markupNames.has(name)) throw new Error(`markup inside <${name}>`);
    if (depth >= feedLimits.depth) throw new Error("nested too deeply");
    const childName = key.startsWith(hidden) ? key.slice(hidden.length) : key;
    children.set(
      childName,
      nodes.map((child) => toElement(child, childName, depth + 1)),
    );
  }
  return { attributes: toAttributes("$" in node ? node.$ : null), text, children };
}

function toAttributes(attributes: unknown): ReadonlyMap<string, string> {
  if (typeof attributes !== "object" || attributes === null) return noAttributes;
  return new Map(Object.entries(attributes as Record<string, string>));
}

function nameForRssParser(canonical: string): string {
  if (canonical === "rdf:rdf") return "rdf:RDF";
  return snippetNames.has(canonical) ? hidden + canonical : canonical;
}
