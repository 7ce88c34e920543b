import type { ProposedTerm } from "@earshot/core/match/proposal";
import { normalizeWord } from "../tokens/normalize-word.ts";
import { alikeHandles, likeness } from "./alike-handles.ts";
import { parseName } from "./parse-name.ts";
import { latinSpellings, russianSpelling } from "./transliterate.ts";

/** An author of stored posts. */
export interface KnownAuthor {
  handle: string;
  name: string | null;
  followers: number | null;
}

/** What to look for among stored authors. */
export interface AuthorQuery {
  /** Account names in lower case, without @. */
  handles: string[];
  /** Beginnings of account names, five signs or more. */
  prefixes: string[];
  /** Display names in lower case. */
  names: string[];
}

/** Look-alikes that nobody has seen yet, proposed for each account. */
const unseenPerHandle = 4;
const prefixLength = 5;

/** A name in both orders and both alphabets. */
export function variantsOf(name: string): string[] {
  const parsed = parseName(name);
  const { first, last } = parsed ?? { first: null, last: null };
  const orders = first === null || last === null ? [name] : [`${first} ${last}`, `${last} ${first}`];
  return orders.flatMap((order) => [order, ...latinSpellings(order), russianSpelling(order)]);
}

/** Account names that a person or brand of this name might have taken: "arkady_dezhkin", "dezhkin". */
function likelyHandles(name: string): string[] {
  return variantsOf(name)
    .filter((variant) => /^[\x20-\x7f]+$/.test(variant))
    .flatMap((variant) => {
      const words = variant
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(Boolean);
      return ["", "_", ".", "-"].map((sign) => words.join(sign));
    })
    .filter((handle) => handle.length >= 4);
}

/**
 * Which stored authors may be the entity, or pass themselves off as it.
 * @param handles accounts that it has, as terms name them
 */
export function authorQuery(name: string, handles: readonly string[]): AuthorQuery {
  const own = handles.map((handle) => handle.toLowerCase().replace(/^@/, "").replace(/@.*$/, ""));
  const likely = likelyHandles(name);
  const begin = [...own, ...likely].filter((handle) => handle.length >= prefixLength);
  return {
    handles: [...new Set([...own, ...likely, ...own.flatMap(alikeHandles)])],
    prefixes: [...new Set(begin.map((handle) => handle.slice(0, Math.max(prefixLength, handle.length - 3))))],
    names: [...new Set(variantsOf(name.trim()).map((variant) => variant.toLowerCase()))].filter(
      (variant) => variant.length >= 4,
    ),
  };
}

function account(handle: string, why: ProposedTerm["why"], isLookalike: boolean): ProposedTerm {
  const text = `@${handle.replace(/^@/, "")}`;
  return {
    text,
    kind: "handle",
    role: isLookalike ? "lookalike" : "match",
    needsContext: false,
    isCaseSensitive: false,
    why,
    forms: [text],
    isOnlyIfFound: false,
  };
}

const nameKey = (name: string): string => name.split(/\s+/u).map(normalizeWord).filter(Boolean).join(" ");

/**
 * Accounts to watch: stored authors who bear the name or an account like one of its own, then look-alikes that an imitator
 * would take. Whether one with the same name is the person or an imitator, only a person can say; an account like a known one
 * is proposed as a look-alike.
 */
export function proposeAccounts(
  name: string,
  handles: readonly string[],
  authors: readonly KnownAuthor[],
): { term: ProposedTerm; author: KnownAuthor | null }[] {
  const names = new Set(variantsOf(name.trim()).map(nameKey));
  const likely = likelyHandles(name);
  const found = authors.flatMap((author) => {
    const how = handles.map((handle) => likeness(handle, author.handle)).find((each) => each !== null);
    if (how === "same") return [];
    if (how !== undefined) return [{ term: account(author.handle, "alike_author", true), author }];
    const isNamed = author.name !== null && names.has(nameKey(author.name));
    const isLikely = likely.some((handle) => {
      const each = likeness(handle, author.handle);
      return each === "same" || each === "signs";
    });
    return isNamed || isLikely ? [{ term: account(author.handle, "same_name_author", false), author }] : [];
  });
  const unseen = handles.flatMap((handle) =>
    alikeHandles(handle)
      .slice(0, unseenPerHandle)
      .map((alike) => ({ term: account(alike, "lookalike", true), author: null })),
  );
  const seen = new Set<string>();
  return [...found, ...unseen].filter(({ term }) => {
    const key = term.text.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
