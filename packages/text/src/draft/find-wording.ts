import type { Check } from "@earshot/core/respond/vocabulary";
import type { Place } from "../respond/word-pattern.ts";
import {
  findAbsolute,
  findBlame,
  findCulprit,
  findFaultDeed,
  findHardAbsolute,
  findCorporateSpeak,
  findIdioms,
  findOwnFault,
  findRudeWords,
  findSafetyMatter,
} from "./draft-words.ts";
import { carriedShare, carriersOf } from "./carried.ts";
import { isQuestion, isQuoted, sentenceAt, type ReadDraft } from "./read-draft.ts";

/** A check and the words of the draft that it is about; start and end are 0 for the whole. */
export interface FoundPlace extends Place {
  check: Check;
}

/** Whether a place has a unit in common with any of the others. */
export function touches(place: Place, others: readonly Place[]): boolean {
  return others.some((other) => place.start < other.end && other.start < place.end);
}

/** One finding for each sentence that holds any of the places. */
export function bySentence(draft: ReadDraft, check: Check, places: readonly Place[]): FoundPlace[] {
  const found = new Map<number, FoundPlace>();
  for (const place of places) {
    const sentence = sentenceAt(draft, place);
    const known = sentence && found.get(sentence.start);
    if (known) known.end = Math.max(known.end, place.end);
    else found.set(sentence?.start ?? place.start, { check, start: place.start, end: place.end });
  }
  return [...found.values()];
}

/** Above this the model of rudeness in posts calls a sentence rude. */
const rudeFrom = 0.8;
/** Scores of the model of sentences: one below which words alone are not believed, one above which they are not needed. */
const believed = { rudeness: 0.2, blame: 0, absolute: -0.3, corporate_speak: -0.7 };
const enough = { rudeness: 0.75, blame: 0.6, absolute: 0.6, corporate_speak: -0.1 };

type WordedCheck = keyof typeof enough;

/** Sentences that the model is sure of, as long as nobody is quoted in them. */
function judged(draft: ReadDraft, check: WordedCheck): Place[] {
  return draft.sentences.filter(
    (sentence) => sentence.scores[check] >= enough[check] && !touches(sentence, draft.quoted),
  );
}

/** Words that stand in no quotation and in no sentence that the model takes for harmless. */
function believable(draft: ReadDraft, check: WordedCheck, places: readonly Place[]): Place[] {
  return places.filter((place) => {
    const sentence = sentenceAt(draft, place);
    if (isQuoted(draft, place) || sentence === null) return false;
    const near = sentence.clauses.filter(({ start, end }) => place.start < end && start < place.end);
    return [sentence, ...near].some(({ scores }) => scores[check] >= believed[check]);
  });
}

/** Brushing off, belittling, threats by their words or the model; abuse by the model of posts (`howRude`, a probability). */
export function findRudeness(draft: ReadDraft, howRude: (text: string) => number): FoundPlace[] {
  const worded = believable(draft, "rudeness", findRudeWords(draft.text));
  const abusive = draft.sentences.filter(
    (sentence) => !touches(sentence, draft.quoted) && howRude(sentence.text) >= rudeFrom,
  );
  return bySentence(draft, "rudeness", [...worded, ...judged(draft, "rudeness"), ...abusive]);
}

/** From this score on somebody who did something wrong is made guilty by saying so. */
const accusedFrom = 0;

/** Fault put on others, in sentences where none is taken. */
export function findBlaming(draft: ReadDraft): FoundPlace[] {
  const own = findOwnFault(draft.text);
  const accused = draft.sentences
    .flatMap(({ clauses }) => clauses)
    .filter(
      ({ text, subject, isRequest, scores }) =>
        subject !== "i" &&
        !isRequest &&
        scores.blame > accusedFrom &&
        findCulprit(text).length > 0 &&
        findFaultDeed(text).length > 0 &&
        carriedShare(text, carriersOf(draft)) < carriedMax.accused,
    );
  const worded = believable(draft, "blame", findBlame(draft.text));
  const places = [...worded, ...accused, ...judged(draft, "blame")];
  return bySentence(
    draft,
    "blame",
    places.filter((place) => {
      const sentence = sentenceAt(draft, place);
      return sentence !== null && !isQuestion(sentence) && !touches(sentence, own);
    }),
  );
}

/** The most that cards may have of the words of a claim without exception, about ourselves or anything else. */
const carriedMax = { ours: 0.5, others: 0.35, accused: 0.5 };
const isNegated = /(?:n't|\bnot|(?<!\p{L})не|вряд ли|hardly)\s+(?:\p{L}+\s+)?$/iu;

/** Claims without exception that are no saying, no advice, no habit of the writer's and that no card carries. */
export function findAbsolutes(draft: ReadDraft): FoundPlace[] {
  const idioms = findIdioms(draft.text);
  const places = findAbsolute(draft.text).filter((place) => {
    const sentence = isQuoted(draft, place) ? null : sentenceAt(draft, place);
    const clause = sentence?.clauses.find(({ start, end }) => place.start < end && start < place.end);
    if (!sentence || !clause || touches(place, idioms) || isQuestion(sentence)) return false;
    if (clause.isRequest || clause.subject === "i" || findSafetyMatter(sentence.text).length > 0)
      return false;
    if (isNegated.test(draft.text.slice(Math.max(0, place.start - 24), place.start))) return false;
    const carried = carriedShare(clause.text, carriersOf(draft));
    // What is said of ourselves is our claim; what is said of the world may be a manner of speaking.
    const isHard = findHardAbsolute(clause.text).length > 0;
    if (clause.subject === "we" || isHard) return carried < carriedMax.ours;
    return sentence.scores.absolute >= believed.absolute && carried < carriedMax.others;
  });
  return bySentence(draft, "absolute", [...places, ...judged(draft, "absolute")]);
}

/** Officialese and clichés that are not quoted to be disowned. */
export function findCorporate(draft: ReadDraft): FoundPlace[] {
  return bySentence(draft, "corporate_speak", [
    ...believable(draft, "corporate_speak", findCorporateSpeak(draft.text)),
    ...judged(draft, "corporate_speak"),
  ]);
}
