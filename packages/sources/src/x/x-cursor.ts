import { countOf, fieldsOf, instantOf, listOf, stringOf } from "../json-fields.ts";

/** An author as far as posts need to name them. */
export interface XAuthor {
  id: string;
  handle: string;
  name: string | null;
  followers: number | null;
  bio: string | null;
}

/** What a visit leaves for the next one. */
export interface XCursor {
  /** Newest post that is known, and when it was read. */
  sinceId: string | null;
  readAt: Date | null;
  /** A walk that is not finished: its next page, and the newest post that it has seen. */
  page: string | null;
  newestId: string | null;
  /** Posts that the last walk brought: how large the next page should be. */
  lastCount: number;
  /** Authors that were paid for, newest last. */
  authors: ReadonlyMap<string, XAuthor>;
}

const authorsMax = 300;
const idPattern = /^\d{1,20}$/;

export function isXId(value: unknown): value is string {
  return typeof value === "string" && idPattern.test(value);
}

/** Ids are numbers beyond what a double holds: the longer one, then the greater text. */
export function laterId(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a.length > b.length || (a.length === b.length && a >= b) ? a : b;
}

export function readXCursor(value: unknown): XCursor {
  const cursor = fieldsOf(value);
  const authors = new Map<string, XAuthor>();
  for (const entry of listOf(cursor["authors"]).slice(-authorsMax)) {
    const author = readXAuthor(entry);
    if (author !== null) authors.set(author.id, author);
  }
  return {
    sinceId: isXId(cursor["sinceId"]) ? cursor["sinceId"] : null,
    readAt: instantOf(cursor["readAt"]),
    page: stringOf(cursor["page"]),
    newestId: isXId(cursor["newestId"]) ? cursor["newestId"] : null,
    lastCount: countOf(cursor["lastCount"]) ?? 0,
    authors,
  };
}

export function writeXCursor(cursor: XCursor): unknown {
  const authors = [...cursor.authors.values()].slice(-authorsMax);
  return JSON.parse(JSON.stringify({ ...cursor, authors }));
}

function readXAuthor(value: unknown): XAuthor | null {
  const { id, handle, name, followers, bio } = fieldsOf(value);
  if (!isXId(id) || typeof handle !== "string") return null;
  return { id, handle, name: stringOf(name), followers: countOf(followers), bio: stringOf(bio) };
}
