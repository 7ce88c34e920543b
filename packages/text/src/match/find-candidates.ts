import type { Candidate, ContextWord, Refusal } from "@earshot/core/match/candidate";
import type { HitField } from "@earshot/core/match/entity";
import type { CompiledEntities } from "./compile-entities.ts";
import { fitsLetterCase } from "./letter-case.ts";
import { findDoubleName, findNamesake, findOtherSurname, isInitial, isPatronymicForm } from "./namesake.ts";
import { areJoined, type Atom, type Reading } from "./read-atoms.ts";
import { anyPatronymic, symbolsOf, type TrieEnd, type TrieNode } from "./term-trie.ts";

/** What a reading yields. */
export interface Finds {
  candidates: Candidate[];
  contextWords: ContextWord[];
  /** How often each term was found so far. */
  counts: Map<number, number>;
}

/** Finds of one term that are looked at in one post: a text that repeats a name 40,000 times says no more than this. */
export const findsPerTermMax = 200;

/** One field in its place among the others. */
export interface FieldReading {
  field: HitField;
  reading: Reading;
  /** Number of its first token, counted over all fields read. */
  firstToken: number;
  /** Sentence in which a find is prominent: the first of the text, any of the title; null for other fields. */
  openingSentence: number | null;
}

interface Search {
  compiled: CompiledEntities;
  at: FieldReading;
  finds: Finds;
}

/** A Latin brand takes 's or a Russian ending after an apostrophe; a longer rest makes another word ("O'Reilly"). */
function isWholeWord(atoms: Atom[], first: number, last: number): boolean {
  if (atoms[first]?.glue === "apostrophe") return false;
  const after = atoms[last + 1];
  return after?.glue !== "apostrophe" || after.norm.length <= 3;
}

function refusalOf(
  { compiled, at: { reading } }: Search,
  end: TrieEnd,
  first: number,
  last: number,
): Refusal | null {
  const [start, stop] = [reading.atoms[first], reading.atoms[last]];
  if (end.term.isCaseSensitive && start !== undefined && stop !== undefined && !start.isInHashtag) {
    if (!fitsLetterCase(reading.source.slice(start.start, stop.end), end.term.text))
      return { code: "letter_case" };
  }
  const person = compiled.people.get(end.entityId);
  if (end.bare === "first")
    return person === undefined ? null : findOtherSurname(reading, first, last, person);
  if (end.bare === null) return null;
  const namesake = person === undefined ? null : findNamesake(reading, first, last, person);
  return namesake ?? findDoubleName(reading, first, last);
}

function emit(search: Search, end: TrieEnd, first: number, last: number): void {
  const { at, finds } = search;
  const { atoms, source } = at.reading;
  const [start, stop] = [atoms[first], atoms[last]];
  if (start === undefined || stop === undefined || !isWholeWord(atoms, first, last)) return;
  const { entityId, term } = end;
  const count = finds.counts.get(term.id) ?? 0;
  if (count >= findsPerTermMax) return;
  finds.counts.set(term.id, count + 1);
  const { role } = term;
  if (role === "lookalike") return;
  const found = source.slice(start.start, stop.end);
  const firstToken = at.firstToken + first;
  const lastToken = at.firstToken + last;
  // Written out: to spread the place into either costs more than all the rest of a find.
  if (role !== "match" && role !== "secret") {
    finds.contextWords.push({
      field: at.field,
      start: start.start,
      end: stop.end,
      found,
      firstToken,
      lastToken,
      sentence: start.sentence,
      entityId,
      termId: term.id,
      role,
    });
    return;
  }
  const candidate: Candidate = {
    field: at.field,
    start: start.start,
    end: stop.end,
    found,
    firstToken,
    lastToken,
    sentence: start.sentence,
    entityId,
    termId: term.id,
    needsContext: term.needsContext,
    isAccount: false,
    isOpening: start.sentence === at.openingSentence,
    refusal: refusalOf(search, end, first, last),
  };
  if (role === "secret") candidate.isSecret = true;
  finds.candidates.push(candidate);
}

function walk(search: Search, node: TrieNode, first: number, last: number): void {
  for (const end of node.ends) emit(search, end, first, last);
  if (node.next.size === 0) return;
  const { reading } = search.at;
  const [here, next] = [reading.atoms[last], reading.atoms[last + 1]];
  if (here === undefined || next === undefined || !areJoined(reading.source, here, next)) return;
  for (const symbol of symbolsOf(search.compiled.trie, next.norm, next.wordId)) {
    const child = node.next.get(symbol);
    if (child !== undefined && isSymbolHere(search, symbol, next)) walk(search, child, first, last + 1);
  }
  const patronymic = node.next.get(anyPatronymic);
  if (patronymic !== undefined && isPatronymicForm(next.norm)) walk(search, patronymic, first, last + 1);
}

function isSymbolHere({ compiled, at }: Search, symbol: number, atom: Atom): boolean {
  return !compiled.trie.initials.has(symbol) || isInitial(at.reading, atom);
}

/** All terms that stand in the words of one field. */
export function findTerms(compiled: CompiledEntities, at: FieldReading, finds: Finds): void {
  const search: Search = { compiled, at, finds };
  const { trie } = compiled;
  const { atoms } = at.reading;
  for (let first = 0; first < atoms.length; first += 1) {
    const atom = atoms[first];
    if (atom === undefined) continue;
    const symbols = symbolsOf(trie, atom.norm, atom.wordId);
    if (symbols.length === 0) continue;
    for (const symbol of symbols) {
      const root = trie.roots.get(symbol);
      if (root !== undefined && isSymbolHere(search, symbol, atom)) walk(search, root, first, first);
    }
  }
}
