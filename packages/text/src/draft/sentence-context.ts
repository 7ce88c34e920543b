import type { Check } from "@earshot/core/respond/vocabulary";
import { readContent } from "../respond/read-content.ts";
import { readNumbers } from "../respond/read-numbers.ts";
import { isAtOdds } from "../respond/weigh-evidence.ts";
import type { Place } from "../respond/word-pattern.ts";
import { compileWords } from "../respond/word-pattern.ts";
import * as claimManners from "./claim-manners.ts";
import { findHedge } from "./draft-words.ts";
import { isPlainTalk } from "./plain-talk.ts";
import { contradicts, matterShare, readMatter } from "./at-odds.ts";
import { carriedShare, carriersOf, uncarriedNumbers } from "./carried.ts";
import { draftSigns } from "./draft-signs.ts";
import type { FoundPlace } from "./find-wording.ts";
import { isQuestion, type DraftSentence, type ReadDraft } from "./read-draft.ts";
import { hashFeature, sentenceFeatures } from "./sentence-features.ts";

/** What the rules found, what stands for sure, and how rude a text is, a probability. */
export interface Hints {
  found: readonly FoundPlace[];
  sure: readonly FoundPlace[];
  howRude: (text: string) => number;
}

const finders = Object.entries(draftSigns).map(([name, entries]) => [name, compileWords(entries)] as const);

const textWeight = 2;
const signWeight = 0.63;

function signsOf(text: string): string[] {
  return finders.filter(([, find]) => find(text).length > 0).map(([name]) => name);
}

const overlaps = (one: Place, other: Place): boolean => one.start < other.end && other.start < one.end;

/** A draft is of a statement's matter from this share of its words on. */
const sameMatterFrom = 0.15;

/** Below this share a sentence speaks of nothing known. */
const strangeTo = 0.34;

/** How a share of carried words is told: in quarters, so that none and all stand apart. */
const quarterOf = (share: number): number => Math.round(share * 4);

type Add = (feature: string, weight?: number) => void;

function addCarried(add: Add, draft: ReadDraft, sentence: DraftSentence): void {
  const { text } = sentence;
  add(`cards:${draft.facts.length > 0}`, 0.4);
  add(`mention:${draft.mention !== null}`, 0.2);
  const ofAll = carriedShare(text, carriersOf(draft));
  const least = Math.min(
    1,
    ...sentence.clauses.map((clause) => carriedShare(clause.text, carriersOf(draft))),
  );
  add(`carried:${quarterOf(ofAll)}`, 0.5);
  add(`least:${quarterOf(least)}`, 0.4);
  add("share", ofAll);
  const ofCards = carriedShare(text, draft.facts);
  add(`carried:cards:${draft.facts.length > 0 ? quarterOf(ofCards) : "none"}`, 0.6);
  const news = uncarriedNumbers(draft, sentence);
  const isTold = readNumbers(text).length > 0;
  add(`numbers:${news.length > 0 ? "new" : isTold ? "told" : "none"}`, 0.8);
}

/** How numbers of a text stand to those of another. */
function numbersBeside(text: string, other: string): string {
  const theirs = new Set(readNumbers(other).map(({ value }) => value));
  const said = readNumbers(text);
  if (theirs.size === 0 || said.length === 0) return "none";
  return said.some(({ value }) => theirs.has(value)) ? "same" : "other";
}

const isDenial = (text: string): boolean =>
  [...readContent(text).values()].some(({ isNegated }) => isNegated);

function addStatements(add: Add, draft: ReadDraft, sentence: DraftSentence, changed: boolean): void {
  if (draft.statements.length === 0) return;
  const manner = changed ? "turned" : "plain";
  add(`statements:${manner}`, 0.5);
  const { text } = sentence;
  const matter = readMatter(text);
  const whole = readMatter(draft.text);
  for (const statement of draft.statements) {
    const share = matterShare(statement.content, matter);
    const isOfMatter = Math.max(share, matterShare(statement.content, whole)) >= sameMatterFrom;
    add(`same:${quarterOf(share)}`, 0.7);
    add(`matter:${isOfMatter}:${manner}`, 0.9);
    if (!isOfMatter) continue;
    add(`numbers:${numbersBeside(text, statement.text)}:${manner}`, 0.8);
    add(`denied:${isDenial(statement.text)}:${isDenial(text)}`, 0.6);
    const clauses = [sentence, ...sentence.clauses];
    if (clauses.some((one) => contradicts(one.text, statement.text, share))) add(`odd:${manner}`, 0.9);
    if (isAtOdds(text, statement.text)) add(`against:${manner}`, 0.7);
  }
}

const claimFinders = Object.entries(claimManners).map(([name, find]) => [name, find] as const);

/** What kinds of claims a sentence makes, and whether anything carries its words. */
function claimKindsOf(draft: ReadDraft, { text, clauses }: DraftSentence): string[] {
  const kinds = claimFinders.filter(([, find]) => find(text).length > 0).map(([name]) => name);
  const isStrange = carriedShare(text, carriersOf(draft)) < strangeTo;
  const subjects = [...new Set(clauses.map(({ subject }) => subject))];
  return [
    ...kinds,
    ...(isStrange ? kinds.map((name) => `strange:${name}`) : []),
    ...(isStrange ? subjects.map((subject) => `strange:${subject}`) : []),
    ...(isPlainTalk(text) ? ["plain"] : []),
    ...(findHedge(text).length > 0 ? ["hedged"] : []),
  ];
}

/**
 * What a sentence of a draft is judged by: its words, what the rules found in it, manners of speaking in it and in the rest,
 * what carries it, and how it stands to earlier statements.
 */
export function sentenceInDraft(
  draft: ReadDraft,
  sentence: DraftSentence,
  { found, sure, howRude }: Hints,
): Map<number, number> {
  const row = new Map<number, number>();
  for (const [bucket, value] of sentenceFeatures(sentence.text)) row.set(bucket, value * textWeight);
  const add: Add = (feature, weight = 1) => {
    const bucket = hashFeature(`in:${feature}`);
    row.set(bucket, (row.get(bucket) ?? 0) + weight * signWeight);
  };
  const here = signsOf(sentence.text);
  const rest = draft.sentences.filter((one) => one !== sentence).map(({ text }) => text);
  const around = signsOf(rest.join("\n"));
  for (const name of here) add(`sign:${name}`);
  for (const [at, name] of here.entries())
    for (const other of here.slice(at + 1)) add(`signs:${name}:${other}`, 0.5);
  for (const name of around) add(`around:${name}`, 0.3);
  for (const check of new Set<Check>(found.filter((one) => overlaps(one, sentence)).map((one) => one.check)))
    add(`rule:${check}`, 1.2);
  for (const check of new Set<Check>(sure.filter((one) => overlaps(one, sentence)).map((one) => one.check)))
    add(`sure:${check}`, 0.6);
  for (const kind of claimKindsOf(draft, sentence)) add(`claim:${kind}`, 0.7);
  for (const [check, score] of Object.entries(sentence.scores)) add(`score:${check}`, score);
  add("rude", howRude(sentence.text));
  add(`question:${isQuestion(sentence)}`, 0.6);
  add(`quoted:${draft.quoted.some((one) => overlaps(one, sentence))}`, 0.6);
  add(`place:${sentence === draft.sentences[0] ? "first" : "later"}`, 0.2);
  addCarried(add, draft, sentence);
  addStatements(add, draft, sentence, [...here, ...around].includes("changed"));
  return row;
}
