import { folderLevels } from "@earshot/core/collect/folder";
import { escapeUTF8 } from "entities";
import { opmlNamespace, type OpmlFeed } from "./opml-outline.ts";

interface Folder {
  name: string;
  folders: Map<string, Folder>;
  feeds: OpmlFeed[];
}

/**
 * Writes a list of feeds as OPML 2.0 that every feed reader takes: folders as nested outlines, tags as `category`. What only
 * Earshot keeps stands in attributes of its own namespace. The order is always the same, so that two exports can be compared.
 */
export function writeOpml(feeds: readonly OpmlFeed[], head: { title: string; at: Date }): string {
  const root = sortIntoFolders(feeds);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<opml version="2.0" xmlns:earshot="${opmlNamespace}">`,
    `  <head>`,
    `    <title>${escape(head.title)}</title>`,
    `    <dateCreated>${head.at.toUTCString()}</dateCreated>`,
    `  </head>`,
    `  <body>`,
    ...writeFolder(root, "    "),
    `  </body>`,
    `</opml>`,
    ``,
  ].join("\n");
}

function sortIntoFolders(feeds: readonly OpmlFeed[]): Folder {
  const root: Folder = { name: "", folders: new Map(), feeds: [] };
  for (const feed of feeds) {
    let at = root;
    for (const name of folderLevels(feed.folder)) {
      const next = at.folders.get(name) ?? { name, folders: new Map(), feeds: [] };
      at.folders.set(name, next);
      at = next;
    }
    at.feeds.push(feed);
  }
  return root;
}

const collator = new Intl.Collator("ru", { numeric: true });

function writeFolder(folder: Folder, indent: string): string[] {
  const folders = [...folder.folders.values()].sort((a, b) => byText(a.name, b.name));
  const feeds = [...folder.feeds].sort((a, b) => byText(a.name, b.name) || byText(a.url, b.url));
  return [
    ...folders.flatMap((each) => [
      `${indent}<outline text="${escape(each.name)}">`,
      ...writeFolder(each, `${indent}  `),
      `${indent}</outline>`,
    ]),
    ...feeds.map((feed) => indent + writeFeed(feed)),
  ];
}

function writeFeed(feed: OpmlFeed): string {
  const attributes: [name: string, value: string | null][] = [
    ["type", "rss"],
    ["text", feed.name],
    ["title", feed.name],
    ["xmlUrl", feed.url],
    ["htmlUrl", feed.siteUrl],
    ["language", feed.language],
    ["category", feed.tags.length === 0 ? null : feed.tags.join(",")],
    ["earshot:platform", feed.platform],
    ["earshot:tier", feed.tier === null ? null : String(feed.tier)],
    ["earshot:audience", feed.audience === null ? null : String(feed.audience)],
    ["earshot:note", feed.note],
    ["earshot:paused", feed.isPaused ? "true" : null],
  ];
  const given = attributes.flatMap(([name, value]) => (value === null ? [] : [`${name}="${escape(value)}"`]));
  return `<outline ${given.join(" ")}/>`;
}

function byText(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

// Characters that XML 1.0 cannot hold, however they are written.
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Line breaks are written as references: an attribute's own would be read as spaces. */
function escape(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, "");
  return escapeUTF8(clean).replace(/[\t\n\r]/g, (found) => `&#${found.charCodeAt(0)};`);
}
