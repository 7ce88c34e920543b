import { isAtOdds } from "../respond/weigh-evidence.ts";
import { sentencesOf } from "../respond/sentences.ts";
import { stem } from "../stems/stem.ts";
import { functionWords } from "../tokens/function-words.ts";
import { tokenize, type Token } from "../tokens/tokenize.ts";
import type { Place } from "../respond/word-pattern.ts";
import { findAdmission, findInsisting, findRefusal, findSaidBefore, findTurn } from "./draft-words.ts";
import { bySentence, type FoundPlace } from "./find-wording.ts";
import { contradicts, matterShare, readMatter } from "./at-odds.ts";
import { isQuestion, type ReadDraft } from "./read-draft.ts";
import { findHinted } from "./hinted-terms.ts";
import { turnsAround } from "./turned-around.ts";

function keyOf({ kind, norm }: Token): string {
  return kind === "word" ? stem(norm) : norm.replace(/[\s,]/g, "");
}

function keysOf(term: string): string[] {
  const keys = tokenize(term)
    .filter(({ norm }) => !functionWords.has(norm))
    .map(keyOf);
  return keys.length > 0 ? keys : tokenize(term).map(keyOf);
}

/** Stems of a name in different cases differ ("Гелиодом", "Гелиодомом"): a long one may go on by an ending. */
function isSameWord(key: string, other: string): boolean {
  if (key === other) return true;
  const [short, long] = key.length < other.length ? [key, other] : [other, key];
  return short.length >= 5 && long.startsWith(short) && long.length - short.length <= 3;
}

/** The sentences of a text in which all words of a term stand, in any form and order; the place runs from the first to the last. */
export function findTerm(text: string, term: string): Place[] {
  const wanted = keysOf(term);
  if (wanted.length === 0) return [];
  return sentencesOf(text).flatMap((sentence) => {
    const tokens = tokenize(sentence.text).filter((token) =>
      wanted.some((key) => isSameWord(key, keyOf(token))),
    );
    if (!wanted.every((key) => tokens.some((token) => isSameWord(key, keyOf(token))))) return [];
    const first = tokens[0];
    const last = tokens.at(-1);
    return first && last ? [{ start: sentence.start + first.start, end: sentence.start + last.end }] : [];
  });
}

/** Terms that nobody outside may learn of, unless the sentence only refuses to speak. */
export function findConfidential(draft: ReadDraft): FoundPlace[] {
  const known = [draft.mention?.text ?? "", ...draft.facts.map(({ text }) => text)].join("\n");
  const places = draft.input.confidential.flatMap((term) => [
    ...findTerm(draft.text, term),
    ...findHinted(draft.text, term, known),
  ]);
  return bySentence(draft, "confidential", places).filter(({ start }) => {
    const sentence = draft.sentences.find((one) => start >= one.start && start < one.end);
    // "I can't say much about it, but …" says it.
    return (
      sentence === undefined ||
      findRefusal(sentence.text).length === 0 ||
      /[,;]\s(?:но|зато|but|only)\s/iu.test(sentence.text)
    );
  });
}

/** A clause is of a statement's matter when it has this part of its words; so much less when the rest of the draft is of it too. */
const sameMatter = { clause: 0.3, draft: 0.12 };

/** What is at odds with an earlier statement, unless the change is admitted anywhere in the draft. */
export function findContradictions(draft: ReadDraft): FoundPlace[] {
  if (admitsChange(draft)) return [];
  const places = draft.statements.flatMap((statement) => {
    const nearest = draft.sentences
      .filter((sentence) => !isQuestion(sentence))
      .flatMap(({ clauses }) => clauses)
      .map((clause) => ({ clause, share: matterShare(statement.content, readMatter(clause.text)) }))
      .filter(({ share }) => share > 0)
      .toSorted((a, b) => b.share - a.share);
    const whole = matterShare(statement.content, readMatter(draft.text));
    const least = whole >= sameMatter.clause ? sameMatter.draft : sameMatter.clause;
    const odd = nearest.find(
      ({ clause, share }) =>
        share >= least &&
        (contradicts(clause.text, statement.text, share) ||
          (share >= sameMatter.clause && isAtOdds(clause.text, statement.text))),
    );
    return odd ? [odd.clause] : [];
  });
  return bySentence(draft, "contradiction", places);
}

/** Sentences that turn an earlier statement around on their face, unless the change is admitted or another sentence says the same as before. */
export function findTurned(draft: ReadDraft): FoundPlace[] {
  if (admitsChange(draft)) return [];
  const around = draft.mention?.text ?? "";
  const places = draft.sentences.filter(
    (sentence) =>
      !isQuestion(sentence) &&
      draft.statements.some((statement) => turnsAround(sentence.text, statement.text, around)),
  );
  return bySentence(draft, "contradiction", places);
}

/** A change is admitted in words of its own, or by telling what was said and turning from it; not by insisting on it. */
function admitsChange({ text }: ReadDraft): boolean {
  if (findInsisting(text).length > 0) return false;
  return findAdmission(text).length > 0 || (findSaidBefore(text).length > 0 && findTurn(text).length > 0);
}
