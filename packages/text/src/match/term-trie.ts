import type { EntityTerm } from "@earshot/core/match/entity";

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
}

export function createTrie(): TermTrie {
  return { symbols: new Map(), initials: new Set(), roots: new Map(), size: 1 };
}

/** A new symbol for a set of forms. */
export function addSymbol(trie: TermTrie, forms: Iterable<string>, isInitial = false): number {
  const symbol = trie.size;
  trie.size += 1;
  if (isInitial) trie.initials.add(symbol);
  for (const form of forms) {
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
