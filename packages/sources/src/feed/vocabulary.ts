function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

/** Elements of an entry that are read, by canonical name. */
export const entryNames = words(`
  guid id link atom:link feedburner:origlink
  title dc:title media:title
  content:encoded content description summary media:description itunes:summary media:group
  pubdate published issued created dcterms:created dcterms:issued dc:date date atom:published
  updated modified dcterms:modified atom:updated
  author atom:author dc:creator itunes:author source news:source
  category dc:subject media:keywords itunes:keywords dc:language language
  slash:comments thr:total thr:in-reply-to media:community media:statistics
  eng:likes eng:comments eng:shares eng:views eng:handle eng:followers eng:bio
`);

/** Elements of the feed itself that are read. */
export const channelNames = words(`
  title link atom:link language dc:language author atom:author dc:creator itunes:author
  pubdate lastbuilddate dc:date updated modified
  ttl sy:updateperiod sy:updatefrequency skiphours skipdays
`);

/** Elements whose text may be written with tags inside. */
export const markupNames: ReadonlySet<string> = new Set(
  words(`title content:encoded content description summary media:description media:title itunes:summary`),
);

/** Elements that are made of other elements. */
export const groupNames: ReadonlySet<string> = new Set(
  words(
    `author atom:author source contributor media:group media:community image textinput skiphours skipdays items`,
  ),
);

const bodyNames: ReadonlySet<string> = new Set(
  words(`content:encoded content description summary media:description itunes:summary`),
);
const known: ReadonlySet<string> = new Set([...entryNames, ...channelNames]);
/** Known names that may stand in the markup of a body, as tags of HTML or for what an author makes up. */
const alsoInBodies: ReadonlySet<string> = new Set(
  words(`title link source summary content author created date description language`),
);

/**
 * Whether an open text element was never closed, seen that another one begins inside it. A body may hold tags of its
 * own; a title, a date or an id holds nothing that is known. What is not known may hold anything.
 */
export function endsOpenText(openName: string, newName: string): boolean {
  if (!known.has(openName) || !known.has(newName) || groupNames.has(openName)) return false;
  return bodyNames.has(openName) ? !alsoInBodies.has(newName) : newName !== openName;
}
