import type { Check } from "@earshot/core/respond/vocabulary";
import type { Place } from "../respond/word-pattern.ts";
import {
  findAbsolute,
  findBlame,
  findCorporateSpeak,
  findIdioms,
  findOwnFault,
  findRudeWords,
} from "./draft-words.ts";
import { isQuoted, sentenceAt, type ReadDraft } from "./read-draft.ts";

/** A check and the words of the draft that it is about; start and end are 0 for the whole. */
export interface FoundPlace extends Place {
  check: Check;
}

function touches(place: Place, others: readonly Place[]): boolean {
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

/** Above this the model of rudeness calls a sentence rude. */
const rudeFrom = 0.8;

/** Brushing off, belittling, threats by their words; abuse by the model (`howRude` gives a probability for a text). */
export function findRudeness(draft: ReadDraft, howRude: (text: string) => number): FoundPlace[] {
  const worded = findRudeWords(draft.text).filter((place) => !isQuoted(draft, place));
  const abusive = draft.sentences.filter(
    (sentence) =>
      !draft.quoted.some((quotation) => touches(sentence, [quotation])) && howRude(sentence.text) >= rudeFrom,
  );
  return bySentence(draft, "rudeness", [...worded, ...abusive]);
}

/** Fault put on others, in sentences where none is taken and no card says so. */
export function findBlaming(draft: ReadDraft): FoundPlace[] {
  const own = findOwnFault(draft.text);
  const places = findBlame(draft.text).filter((place) => {
    const sentence = sentenceAt(draft, place);
    return !isQuoted(draft, place) && sentence !== null && !touches(sentence, own);
  });
  return bySentence(draft, "blame", places);
}

/** Claims without exception that are no saying and that no card carries. */
export function findAbsolutes(draft: ReadDraft): FoundPlace[] {
  const idioms = findIdioms(draft.text);
  const places = findAbsolute(draft.text).filter(
    (place) =>
      !isQuoted(draft, place) &&
      !touches(place, idioms) &&
      !draft.facts.some(({ small }) =>
        small.includes(draft.text.slice(place.start, place.end).toLowerCase()),
      ),
  );
  return bySentence(draft, "absolute", places);
}

/** Officialese and clichés that are not quoted to be disowned. */
export function findCorporate(draft: ReadDraft): FoundPlace[] {
  return bySentence(
    draft,
    "corporate_speak",
    findCorporateSpeak(draft.text).filter((place) => !isQuoted(draft, place)),
  );
}
