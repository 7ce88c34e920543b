import { readContent } from "../respond/read-content.ts";
import { compileWords } from "../respond/word-pattern.ts";
import { carriedShare, carriersOf, uncarriedNumbers } from "./carried.ts";
import { findAuthority, findRank, findState } from "./claim-manners.ts";
import type { Clause } from "./clauses.ts";
import { findAbsolute, findComparison, findDate, findHedge, findOutcome, findPledge } from "./draft-words.ts";
import type { FoundPlace } from "./find-wording.ts";
import { isAttributed, isPlainTalk } from "./plain-talk.ts";
import { isQuestion, isQuoted, type DraftSentence, type ReadDraft } from "./read-draft.ts";

/** A claim is carried when the cards have so much of its words. */
const carriedFrom = 0.4;
/** A sentence is of nothing known when the cards have less of it than this. */
const strangeShare = 0.25;
/** From this score on the model's word is enough for a claim, one beside a carried half (less where a rank, a state or somebody's approval is told), or a promise. */
const claimScore = { compared: 0, alone: 0.3, beside: 0.6, besideTold: 0.4 };
const promiseScore = 0.5;
/** What must be said of an outcome to make it a promise: with a date or a sum, and without. */
const outcomeScore = { dated: 0, undated: 0.3 };

/** Small numbers in words that count one's own words, not the world: "two questions", "пара минут". */
const countsOwnWords = compileWords(
  `вопрос* раз раза слов* причин* вещ* пункт* мыс* строк* строч* минут* минуту видео фото фотограф* снимк* question* time* word* reason* thing* point* minute* photo* picture* line* of_us of_you of_them way* side* sentence* twice thought* cent* second* again`,
);

/** What a post shows is no claim. */
const shows = /^(?:here['’]s|here is|here are|вот)(?!\p{L})/iu;

const isPhone = /(?:\d[\s()-]*){7,}/;

/** Numbers of a clause that claim something and that nothing carries. */
function claimedNumber(draft: ReadDraft, sentence: DraftSentence, clause: Clause): boolean {
  if (isPhone.test(clause.text)) return false;
  return uncarriedNumbers(draft, clause).some((number) => {
    if (isQuoted(draft, number)) return false;
    const inWords = !/\d/.test(draft.text.slice(number.start, number.end));
    if (!inWords) return true;
    const near = draft.text.slice(number.start, number.end + 18);
    return countsOwnWords(near).length === 0 && number.value > 2 && isStrange(draft, sentence);
  });
}

function isStrange(draft: ReadDraft, { text }: DraftSentence): boolean {
  return carriedShare(text, carriersOf(draft)) < strangeShare;
}

function isClaim(draft: ReadDraft, sentence: DraftSentence, clause: Clause): boolean {
  if (clause.isRequest || shows.test(clause.text)) return false;
  const isOwnDeed = clause.subject === "i";
  if (!isOwnDeed && claimedNumber(draft, sentence, clause)) return true;
  if (draft.quoted.some((one) => clause.start < one.end && one.start < clause.end)) return false;
  const carried = carriedShare(clause.text, carriersOf(draft));
  if (carried >= carriedFrom || isOwnDeed) return false;
  if (findHedge(clause.text).length > 0) return false;
  if (draft.rivals.some((one) => clause.start < one.end && one.start < clause.end)) return true;
  const isComparison = findComparison(clause.text).length > 0;
  const isSweeping =
    findAbsolute(clause.text).length > 0 && sentence.scores.absolute > 0 && clause.subject === "we";
  if (isSweeping) return true;
  if (isComparison && sentence.scores.unsupported_claim > claimScore.compared) return true;
  return isStrange(draft, sentence) && sentence.scores.unsupported_claim > claimScore.alone;
}

/** Checkable facts (numbers, states, comparisons, ranks) that neither a card nor the mention carries; one for each clause. */
export function findUnsupported(draft: ReadDraft): FoundPlace[] {
  return draft.sentences.flatMap((sentence) => {
    if (isQuestion(sentence)) return [];
    if (isPromise(draft, sentence) && findAbsolute(sentence.text).length === 0) return [];
    return sentence.clauses
      .filter((clause) => isClaim(draft, sentence, clause))
      .map(({ start, end }) => ({ check: "unsupported_claim" as const, start, end }));
  });
}

/** A clause is surely a card's when one card has so much of its words. */
const surelyCarriedFrom = 0.6;
/** What counts or compares in a half that no card carries: a share, a sum, a quantity in figures; no day and no hour. */
const measured =
  /\d[\d\s.,]*\s?(?:%|процент|per cent|percent|₽|руб|€|\$|£|тыс|млн|млрд|миллион|миллиард|тысяч|thousand|million|billion|k(?!\p{L})|m(?!\p{L})|bn|раз(?:а)?(?!\p{L})|times)|[€$£]\s?\d/iu;

/**
 * Halves of sentences whose other half a card carries: "revenue grew by 37 %, and we let nobody go". Weighed as a whole such a sentence is half true, and passes.
 */
export function findHalfSupported(draft: ReadDraft): FoundPlace[] {
  if (draft.facts.length === 0) return [];
  return draft.sentences.flatMap((sentence) => {
    if (isQuestion(sentence) || sentence.clauses.length < 2) return [];
    const isCarried = sentence.clauses.some(
      (clause) =>
        readContent(clause.text).size >= 2 &&
        !claimedNumber(draft, sentence, clause) &&
        draft.facts.some((fact) => carriedShare(clause.text, [fact]) >= surelyCarriedFrom),
    );
    if (!isCarried) return [];
    return sentence.clauses
      .filter((clause) => isStrangeHalf(draft, sentence, clause))
      .map(({ start, end }) => ({ check: "unsupported_claim" as const, start, end }));
  });
}

function isStrangeHalf(draft: ReadDraft, sentence: DraftSentence, clause: Clause): boolean {
  if (clause.isRequest || clause.subject === "i" || clause.subject === "you") return false;
  if (isQuoted(draft, clause) || isPlainTalk(clause.text) || isAttributed(clause.text)) return false;
  if (findHedge(clause.text).length > 0) return false;
  if (measured.test(clause.text) && claimedNumber(draft, sentence, clause)) return true;
  const isUnknown = carriedShare(clause.text, carriersOf(draft)) < carriedFrom;
  const isChecked = [findAuthority, findRank, findState].some((find) => find(clause.text).length > 0);
  const from = isChecked ? claimScore.besideTold : claimScore.beside;
  return isUnknown && clause.scores.unsupported_claim > from;
}

/** An outcome with a date, a sum or a word of honour, that is neither hedged nor carried by a card. */
function isPromise(draft: ReadDraft, sentence: DraftSentence): boolean {
  const { text, scores } = sentence;
  const carried = carriedShare(text, carriersOf(draft));
  const isNumberNew = uncarriedNumbers(draft, sentence).some((number) => !isQuoted(draft, number));
  if (findPledge(text).length > 0) return carried < 0.6 || isNumberNew;
  if (findHedge(text).length > 0) return false;
  if (carried >= 0.5 && !isNumberNew) return false;
  const isOutcome = findOutcome(text).length > 0;
  const isDated = findDate(text).length > 0 || isNumberNew;
  if (isOutcome && scores.promise > outcomeScore.dated)
    return isDated || scores.promise > outcomeScore.undated;
  return scores.promise > promiseScore;
}

/** Outcomes promised without a card. */
export function findPromises(draft: ReadDraft): FoundPlace[] {
  return draft.sentences
    .filter((sentence) => !isQuestion(sentence) && isPromise(draft, sentence))
    .map(({ start, end }) => ({ check: "promise" as const, start, end }));
}
