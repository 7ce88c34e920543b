import type { PostAuthor } from "@earshot/core/collect/post";
import { childText, childrenOf, type FeedElement, wholeNumber } from "./feed-element.ts";
import { htmlToLine, htmlToText } from "./html-to-text.ts";
import { feedLimits } from "./limits.ts";
import { resolveLink } from "./resolve-link.ts";

/**
 * Who wrote an entry (or the whole feed): an Atom person, `dc:creator`, or RSS `author`, which should be
 * "mail (Name)" and often is just a name. Mail addresses are not kept. `eng:handle`, `eng:followers` and `eng:bio` are
 * read inside the person or beside it.
 */
export function readAuthor(entry: FeedElement, base: string): PostAuthor | null {
  const person = childrenOf(entry, "author", "atom:author").find((element) => element.children.size > 0);
  const author: PostAuthor = {
    handle: personText(person, entry, "eng:handle", feedLimits.nameChars),
    name: readName(entry, person),
    url: resolveLink(person === undefined ? null : childText(person, "uri", "url", "atom:uri"), base),
    bio: readBio(person, entry),
    followers: wholeNumber(inPersonOrEntry(person, entry, "eng:followers")),
  };
  const isKnown = author.name !== null || author.handle !== null || author.url !== null;
  return isKnown ? author : null;
}

function readName(entry: FeedElement, person: FeedElement | undefined): string | null {
  const inPerson = person === undefined ? null : childText(person, "name", "atom:name");
  const names = [
    inPerson,
    childText(entry, "dc:creator"),
    childText(entry, "author", "atom:author"),
    childText(entry, "itunes:author"),
  ];
  for (const source of names) {
    const name = source === null ? "" : withoutMail(htmlToLine(source, feedLimits.nameChars));
    if (name !== "") return name;
  }
  return null;
}

/** `editor@example.com (Anna Petrova)` → `Anna Petrova`; a bare address → nothing. */
function withoutMail(text: string): string {
  const inBrackets = /^\S+@\S+\s*\((.+)\)$/.exec(text);
  if (inBrackets !== null) return (inBrackets[1] ?? "").trim();
  return text
    .replace(/<?\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?/g, "")
    .replace(/^[\s,;()]+|[\s,;()]+$/g, "");
}

function readBio(person: FeedElement | undefined, entry: FeedElement): string | null {
  const source = inPersonOrEntry(person, entry, "eng:bio");
  const bio = source === null ? "" : htmlToText(source, { kind: "text", maxUnits: feedLimits.bioChars });
  return bio === "" ? null : bio;
}

function personText(
  person: FeedElement | undefined,
  entry: FeedElement,
  name: string,
  maxUnits: number,
): string | null {
  const source = inPersonOrEntry(person, entry, name);
  const text = source === null ? "" : htmlToLine(source, maxUnits);
  return text === "" ? null : text;
}

function inPersonOrEntry(person: FeedElement | undefined, entry: FeedElement, name: string): string | null {
  return (person === undefined ? null : childText(person, name)) ?? childText(entry, name);
}
