import type { Place } from "../respond/word-pattern.ts";
import { findBlameManners, findBlameMannersInEnglish } from "./blame-manners.ts";
import { carriedShare, carriersOf, uncarriedNumbers } from "./carried.ts";
import { findHedge, findIdioms, findOwnFault, findSafetyMatter } from "./draft-words.ts";
import { findAuthority, findCause, findPending, findQuantity, findRank, findState } from "./claim-manners.ts";
import type { Clause } from "./clauses.ts";
import { touches, type FoundPlace } from "./find-wording.ts";
import { isAttributed, isPlainTalk } from "./plain-talk.ts";
import {
  findBindingManners,
  findDeadlineManners,
  findOutcomeManners,
  findWordOfHonour,
} from "./promise-manners.ts";
import { carrierOf, isQuestion, isQuoted, type DraftSentence, type ReadDraft } from "./read-draft.ts";
import {
  comparesUs,
  findPlainRunDown,
  findRivalManners,
  findRunDownManners,
  findThem,
} from "./rival-manners.ts";
import { findRudeManners, findRudeMannersInEnglish } from "./rude-manners.ts";
import { findSweepingManners, findSweepingMannersInEnglish } from "./sweeping-manners.ts";

type Find = (text: string) => readonly Place[];

/** Turns of speech of a language in a draft, without those in others' words. */
function findIn(draft: ReadDraft, russian: Find, english: Find): Place[] {
  const find = draft.language === "ru" ? russian : english;
  return find(draft.text).filter((place) => !isQuoted(draft, place));
}

function isWithin(place: Place, sentence: Place): boolean {
  return place.start < sentence.end && sentence.start < place.end;
}

/** Cards have most of what a sentence says: it may be said, however sweeping. */
const carriedFrom = 0.5;

/** Of an outcome with no number of its own less is enough. */
const partlyFrom = 0.35;

function isCarried(draft: ReadDraft, { text }: DraftSentence): boolean {
  return draft.facts.some((fact) => carriedShare(text, [fact]) >= carriedFrom);
}

function sentencesWith(draft: ReadDraft, places: readonly Place[]): DraftSentence[] {
  return draft.sentences.filter((sentence) => places.some((place) => isWithin(place, sentence)));
}

/** A sentence promises an outcome: a word of honour, or what will be done with a day or something that binds. */
function promises(draft: ReadDraft, sentence: DraftSentence): boolean {
  const { text } = sentence;
  if (isQuestion(sentence) || isQuoted(draft, sentence)) return false;
  const isNew = uncarriedNumbers(draft, sentence).length > 0;
  if (findWordOfHonour(text).length > 0) return isNew || !isCarried(draft, sentence);
  if (findPending(text).length > 0) return false;
  if (findHedge(text).length > 0 || (!isNew && carriedShare(text, carriersOf(draft)) >= partlyFrom))
    return false;
  if (findDeadlineManners(text).length === 0 && findBindingManners(text).length === 0) return false;
  return sentence.clauses.some((clause) => !clause.isRequest && findOutcomeManners(clause.text).length > 0);
}

/** Names in the mention and in marks are taken for those of others of the trade. */
function namesRival(draft: ReadDraft, { text }: DraftSentence): boolean {
  if (findRivalManners(text).length > 0) return true;
  const known = draft.mention?.text ?? "";
  if (comparesUs(known) && findThem(text).length > 0) return true;
  const own = draft.facts.map((fact) => fact.text).join(" ");
  return [...text.matchAll(/«([^»]{2,30})»|(?<![\p{L}])(\p{Lu}[\p{L}&-]{2,})/gu)].some(
    ({ 1: marked, 2: name }) => {
      const root = (marked ?? name ?? "").slice(0, 5);
      return (
        !own.includes(root) &&
        ((marked !== undefined && /^\p{Lu}/u.test(marked)) || (name !== undefined && known.includes(root)))
      );
    },
  );
}

function runsDown(draft: ReadDraft, sentence: DraftSentence): boolean {
  if (isQuestion(sentence)) return false;
  if (
    findPlainRunDown(sentence.text).some(
      ({ start, end }) => !isQuoted(draft, { start: start + sentence.start, end: end + sentence.start }),
    )
  )
    return true;
  return namesRival(draft, sentence) && findRunDownManners(sentence.text).length > 0;
}

const claimKinds = [findQuantity, findCause, findAuthority, findState, findRank];

/** Cards have less than this of what a claim says that nothing carries. */
const strangeTo = 0.34;
/** A card is of a clause's matter from this share of the clause's words on. */
const ofMatterFrom = 0.3;

/** A checkable state, cause, quantity, rank or somebody's approval that nothing carries, or one on a matter that a card calls open. */
function claims(draft: ReadDraft, sentence: DraftSentence, clause: Clause): boolean {
  const { text, subject, isRequest } = clause;
  if (isRequest || subject === "i" || subject === "you" || isQuoted(draft, clause)) return false;
  if (draft.quoted.some((quotation) => isWithin(quotation, sentence))) return false;
  if (isPlainTalk(text) || isAttributed(text) || findHedge(sentence.text).length > 0) return false;
  if (findPending(sentence.text).length > 0) return false;
  const isOpen = draft.facts.some((fact) => {
    const parts = fact.text.split(/[.;,]\s/);
    const open = parts.filter((part) => findPending(part).length > 0).join(". ");
    const settled = parts.filter((part) => findPending(part).length === 0).join(". ");
    return (
      open !== "" &&
      carriedShare(text, [carrierOf(open)]) >= ofMatterFrom &&
      carriedShare(text, [carrierOf(settled)]) < strangeTo
    );
  });
  if (isOpen) return true;
  const numbers = draft.numbers.filter((number) => isWithin(number, clause));
  // "Six weeks, as the card says" in words of one's own: its numbers are enough.
  if (numbers.length > 0 && uncarriedNumbers(draft, clause).length === 0) return false;
  return (
    carriedShare(text, carriersOf(draft)) < strangeTo && claimKinds.some((find) => find(text).length > 0)
  );
}

/** Below these scores of the model of sentences a turn of speech is taken for harmless. */
const believedFrom = { rudeness: -0.8, blame: -0.75, absolute: -0.7, promise: -0.6, competitor: -0.7 };

function isBelieved(check: keyof typeof believedFrom, { scores, clauses }: DraftSentence): boolean {
  const highest = Math.max(scores[check], ...clauses.map((clause) => clause.scores[check]));
  return highest > believedFrom[check];
}

const place = (check: FoundPlace["check"], { start, end }: Place): FoundPlace => ({ check, start, end });

/** Nothing carries it, it is no advice and no habit of the writer's, and no fault of one's own is told in it. */
function sweeps(draft: ReadDraft, sentence: DraftSentence, turn: Place): boolean {
  if (isQuestion(sentence) || findSafetyMatter(sentence.text).length > 0) return false;
  if (findOwnFault(sentence.text).length > 0 || findPending(sentence.text).length > 0) return false;
  const clause = sentence.clauses.find((one) => isWithin(turn, one));
  if (!clause || clause.isRequest || clause.subject === "i" || findHedge(clause.text).length > 0)
    return false;
  return carriedShare(clause.text, carriersOf(draft)) < carriedFrom;
}

/** What turns of speech alone make sure of, whatever a model weighs: each is precise on good drafts. */
export function findByManners(draft: ReadDraft): FoundPlace[] {
  const rude = sentencesWith(draft, findIn(draft, findRudeManners, findRudeMannersInEnglish));
  const isOwned = findOwnFault(draft.text).length > 0;
  const blaming = isOwned
    ? []
    : sentencesWith(draft, findIn(draft, findBlameManners, findBlameMannersInEnglish)).filter(
        (sentence) => !isQuestion(sentence) && !isCarried(draft, sentence),
      );
  const idioms = findIdioms(draft.text);
  const turns = findIn(draft, findSweepingManners, findSweepingMannersInEnglish).filter(
    (turn) => !touches(turn, idioms),
  );
  const sweeping = draft.sentences.filter((sentence) =>
    turns.some((turn) => isWithin(turn, sentence) && sweeps(draft, sentence, turn)),
  );
  const worded = {
    rudeness: rude,
    blame: blaming,
    absolute: sweeping,
    promise: draft.sentences.filter((one) => promises(draft, one)),
    competitor: draft.sentences.filter((one) => runsDown(draft, one)),
  };
  const claiming = draft.sentences.filter(
    (one) => !isQuestion(one) && one.clauses.some((clause) => claims(draft, one, clause)),
  );
  return [
    ...(Object.keys(worded) as (keyof typeof worded)[]).flatMap((check) =>
      worded[check].filter((one) => isBelieved(check, one)).map((one) => place(check, one)),
    ),
    ...claiming.map((one) => place("unsupported_claim", one)),
  ];
}
