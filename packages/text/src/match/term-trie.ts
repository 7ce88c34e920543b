import type { EntityTerm } from "@earshot/core/match/entity";
import { wordsAge, wordsMax } from "../tokens/known-words.ts";

/** What the end of a path through the trie stands for. */
export interface TrieEnd {
  entityId: number;
  term: EntityTerm;
  /** A surname or a first name alone: a namesake may be meant. */
  bare: "first" | "last" | null;
}

export interface TrieNode {
  next: Map<number, TrieNode>;
  ends: TrieEnd[];
}

/** Symbol of "any patronymic", between a first name and a surname whose term has none. */
export const anyPatronymic = 0;

/**
 * All terms in one structure: each word of a term is a symbol with all its forms, a term is a path of symbols. Reading
 * costs one look-up for each word of the text, whatever the number of terms.
 */
export interface TermTrie {
  /** Symbols by normalised form. */
  symbols: Map<string, number[]>;
  /** Symbols that must be an initial: a capital letter with a full stop. */
  initials: Set<number>;
  roots: Map<number, TrieNode>;
  size: number;
  /** One bit for each sketch of a form: most words of a text are turned away before they are looked up. */
  sketches: Uint8Array;
  /** By id of a known word: 1 once it was found to be in no term; void when the words were forgotten. */
  strangers: Uint8Array;
  strangersAge: number;
}

const sketchBits = 20;

/** A number made of a word's length and some of its letters; words alike in these share it. */
function sketchOf(word: string): number {
  const { length } = word;
  const letters =
    Math.imul(word.charCodeAt(0), 0x9e3779b1) ^
    Math.imul(word.charCodeAt(length >> 1), 0x85ebca6b) ^
    Math.imul(word.charCodeAt(length - 1), 0xc2b2ae35) ^
    Math.imul(word.charCodeAt(length >> 2) + length, 0x27d4eb2f);
  return (letters ^ (letters >>> 15)) >>> (32 - sketchBits);
}

const noSymbols: readonly number[] = [];

/** Symbols of a normalised word; `id` is that of a known word (`tokens/known-words.ts`) of just this form, else -1. */
export function symbolsOf(trie: TermTrie, word: string, id: number): readonly number[] {
  if (id < 0) return lookUp(trie, word);
  const { strangers } = trie;
  if (trie.strangersAge !== wordsAge()) {
    strangers.fill(0);
    trie.strangersAge = wordsAge();
  }
  if (strangers[id] === 1) return noSymbols;
  const found = lookUp(trie, word);
  if (found.length === 0) strangers[id] = 1;
  return found;
}

function lookUp({ symbols, sketches }: TermTrie, word: string): readonly number[] {
  return sketches[sketchOf(word)] === 0 ? noSymbols : (symbols.get(word) ?? noSymbols);
}

export function createTrie(): TermTrie {
  return {
    symbols: new Map(),
    initials: new Set(),
    roots: new Map(),
    size: 1,
    sketches: new Uint8Array(2 ** sketchBits),
    strangers: new Uint8Array(wordsMax),
    strangersAge: wordsAge(),
  };
}

/** A new symbol for a set of forms. */
export function addSymbol(trie: TermTrie, forms: Iterable<string>, isInitial = false): number {
  const symbol = trie.size;
  trie.size += 1;
  trie.strangersAge = -1;
  if (isInitial) trie.initials.add(symbol);
  for (const form of forms) {
    trie.sketches[sketchOf(form)] = 1;
    const known = trie.symbols.get(form);
    if (known === undefined) trie.symbols.set(form, [symbol]);
    else known.push(symbol);
  }
  return symbol;
}

function childOf(nodes: Map<number, TrieNode>, symbol: number): TrieNode {
  let node = nodes.get(symbol);
  if (node === undefined) {
    node = { next: new Map(), ends: [] };
    nodes.set(symbol, node);
  }
  return node;
}

/** Adds a path of symbols; the same end is kept once. */
export function addPath(trie: TermTrie, path: number[], end: TrieEnd): void {
  let nodes = trie.roots;
  let node: TrieNode | null = null;
  for (const symbol of path) {
    node = childOf(nodes, symbol);
    nodes = node.next;
  }
  if (node !== null && !node.ends.some(({ term }) => term === end.term)) node.ends.push(end);
}
