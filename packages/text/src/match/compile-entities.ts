import type { Entity, EntityTerm } from "@earshot/core/match/entity";
import { declineNamePart } from "../names/decline-name.ts";
import { parseName, type PersonName } from "../names/parse-name.ts";
import { normalizeWord } from "../tokens/normalize-word.ts";
import { namePaths, phrasePath, type SymbolCache } from "./compile-words.ts";
import { sameFirstNames } from "../names/first-name-forms.ts";
import { hostOfSite, normalizeHandle } from "./profile-link.ts";
import { readAtoms } from "./read-atoms.ts";
import { addPath, createTrie, type TermTrie, type TrieEnd } from "./term-trie.ts";

/** What tells a person from a namesake. */
export interface Person {
  /** Full names in the list of first names that the person's first name belongs to. */
  firstNames: Set<string>;
  middleForms: Set<string>;
  lastForms: Set<string>;
  firstInitial: string | null;
}

/** A watch list made ready for reading. */
export interface CompiledEntities {
  entities: ReadonlyMap<number, Entity>;
  companyOf: ReadonlyMap<number, number>;
  people: ReadonlyMap<number, Person>;
  trie: TermTrie;
  /** Account names without @. */
  accounts: ReadonlyMap<string, TrieEnd[]>;
  /** Names of federated accounts without their server: "@v" for "@v@pies.example". */
  localAccounts: ReadonlyMap<string, TrieEnd[]>;
  /** Hashtags in lower case, without # and _; phrases without their spaces. */
  hashtags: ReadonlyMap<string, TrieEnd[]>;
  /** Hosts of sites. */
  domains: ReadonlyMap<string, TrieEnd[]>;
}

function append<K>(map: Map<K, TrieEnd[]>, key: K, end: TrieEnd): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [end]);
  else if (!known.some(({ term }) => term === end.term)) known.push(end);
}

/** The key under which hashtags are compared. */
export function hashtagKey(tag: string): string {
  return normalizeWord(tag.replace(/^[#＃]/, "")).replace(/[_\s-]/g, "");
}

const personKinds = new Set(["executive", "opinion_leader"]);

function readPerson(entity: Entity): { person: Person; fullest: PersonName | null } | null {
  const names = [
    ...(personKinds.has(entity.kind) ? [entity.name] : []),
    ...entity.terms.filter(({ kind, role }) => kind === "name" && role === "match").map(({ text }) => text),
  ].flatMap((text) => parseName(text) ?? []);
  if (names.length === 0) return null;
  const person: Person = {
    firstNames: new Set(),
    middleForms: new Set(),
    lastForms: new Set(),
    firstInitial: null,
  };
  for (const { first, middle, last, gender } of names) {
    if (first !== null) {
      for (const full of sameFirstNames(first)) person.firstNames.add(full);
      person.firstInitial ??= normalizeWord(first).slice(0, 1);
    }
    if (middle !== null)
      for (const form of declineNamePart("middle", middle, gender)) person.middleForms.add(form);
    for (const part of last?.split("-") ?? [])
      for (const form of declineNamePart("last", part, gender)) person.lastForms.add(form);
  }
  const fullest =
    names.find(({ gender, first }) => gender !== null && first !== null) ??
    names.find(({ gender }) => gender !== null);
  return { person, fullest: fullest ?? null };
}

interface Target {
  trie: TermTrie;
  cache: SymbolCache;
  accounts: Map<string, TrieEnd[]>;
  localAccounts: Map<string, TrieEnd[]>;
  hashtags: Map<string, TrieEnd[]>;
  domains: Map<string, TrieEnd[]>;
}

function addName(target: Target, term: EntityTerm, end: TrieEnd, fullest: PersonName | null): void {
  const parsed = parseName(term.text);
  if (parsed === null) {
    addPath(target.trie, phrasePath(target.trie, target.cache, term.text, "word"), end);
    return;
  }
  const name = { ...parsed, gender: parsed.gender ?? fullest?.gender ?? null };
  for (const path of namePaths(target.trie, target.cache, name)) {
    if (path.every((symbol) => target.trie.initials.has(symbol))) continue;
    const alone = name.first === null ? "last" : "first";
    addPath(target.trie, path, { ...end, bare: path.length > 1 ? null : alone });
  }
}

function addTerm(target: Target, entityId: number, term: EntityTerm, fullest: PersonName | null): void {
  const end: TrieEnd = { entityId, term, bare: null };
  if (term.kind === "handle") {
    const handle = normalizeHandle(term.text);
    append(target.accounts, handle, end);
    const local = /^([^@]+)@/.exec(handle)?.[1];
    if (local !== undefined) append(target.localAccounts, local, end);
    return;
  }
  if (term.kind === "hashtag") {
    append(target.hashtags, hashtagKey(term.text), end);
    return;
  }
  if (term.kind === "domain") {
    const host = hostOfSite(term.text);
    if (host !== null) append(target.domains, host, end);
    return;
  }
  // A look-alike is an account; words that look like a name are no impersonation.
  if (term.role === "lookalike") return;
  const atoms = readAtoms(term.text, 0).atoms;
  if (atoms.length === 0) return;
  if (atoms.length > 1) append(target.hashtags, atoms.map(({ norm }) => norm).join(""), end);
  if (term.kind === "name") addName(target, term, end, fullest);
  else addPath(target.trie, phrasePath(target.trie, target.cache, term.text, term.kind), end);
}

/** Prepares a watch list; terms without a letter or digit are left out. */
export function compileEntities(entities: Entity[]): CompiledEntities {
  const target: Target = {
    trie: createTrie(),
    cache: new Map(),
    accounts: new Map(),
    localAccounts: new Map(),
    hashtags: new Map(),
    domains: new Map(),
  };
  const people = new Map<number, Person>();
  const companyOf = new Map<number, number>();
  for (const entity of entities) {
    const read = readPerson(entity);
    if (read !== null && read.person.firstNames.size > 0) people.set(entity.id, read.person);
    const isCompany = entity.kind === "company" || entity.kind === "competitor";
    if (entity.companyId !== null) companyOf.set(entity.id, entity.companyId);
    else if (isCompany) companyOf.set(entity.id, entity.id);
    for (const term of entity.terms) addTerm(target, entity.id, term, read?.fullest ?? null);
  }
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return { ...target, entities: byId, companyOf, people };
}
