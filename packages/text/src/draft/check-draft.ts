import { checkRules, checkSuggestions, type Finding } from "@earshot/core/respond/finding";
import type { Check } from "@earshot/core/respond/vocabulary";
import type { Classifier } from "../classify/ask-models.ts";
import { detectLanguage } from "../language/detect-language.ts";
import { findHalfSupported, findPromises, findUnsupported } from "./find-claims.ts";
import { findConfidential, findContradictions, findTurned } from "./find-kept.ts";
import { findByManners } from "./find-manners.ts";
import { findCompetitors } from "./find-competitors.ts";
import { findPrivatePeople } from "./find-people.ts";
import { findAnger, findClash, findQuiet } from "./find-timing.ts";
import { findAbuse } from "./find-abuse.ts";
import { findWorded } from "./find-worded.ts";
import { findAbsolutes, findBlaming, findCorporate, findRudeness, type FoundPlace } from "./find-wording.ts";
import { gentlerWording } from "./gentler-wording.ts";
import { judgeSentences } from "./judge-sentences.ts";
import { readDraft, sentenceAt, type DraftInput, type ReadDraft } from "./read-draft.ts";
import { rudenessOf } from "./rudeness-of.ts";
import { shippedSentenceModel } from "./sentence-model.ts";

/**
 * Checks a draft against the seven principles: what is rude, secret, untimely, unproven, promised, blamed and so on, in the
 * order of the text. `now` in ms, for drafts that name no time. Of words that a language model wrote nothing is let pass that no card carries: such claims are
 * grave.
 */
export function checkDraft(
  classifier: Classifier,
  input: DraftInput,
  now: number,
  { isWorded = false }: { isWorded?: boolean } = {},
): Finding[] {
  const language = (input.lang ?? detectLanguage(input.draft).lang) === "en" ? "en" : "ru";
  const draft = readDraft(input, language, shippedSentenceModel());
  const at = input.now === null ? now : Date.parse(input.now);
  const usual = findAll(classifier, draft, Number.isNaN(at) ? now : at);
  return (isWorded ? joinPlaces([...usual, ...findWorded(draft)]) : usual)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(({ check, start, end }) => ({
      check,
      principle: checkRules[check].principle,
      quote: input.draft.slice(start, end),
      start,
      end,
      severity: isWorded && check === "unsupported_claim" ? "high" : checkRules[check].severity,
      suggestion: suggest(check, sentenceAt(draft, { start, end })?.text ?? "", language),
    }));
}

/** How to do better, and where possible the author's own sentence in milder words. */
function suggest(check: Check, sentence: string, language: "ru" | "en"): string {
  const milder = gentlerWording(check, sentence);
  const advice = checkSuggestions[check][language];
  if (milder === null) return advice;
  return language === "ru" ? `${advice} Например: ${milder}` : `${advice} For example: ${milder}`;
}

/** What lists and thresholds find of the checks that a sentence is judged by. */
export function findByRules(draft: ReadDraft, howRude: (text: string) => number): FoundPlace[] {
  const rivals = findCompetitors(draft);
  return [
    ...findRudeness(draft, howRude),
    ...findUnsupported({ ...draft, rivals }),
    ...findPromises(draft),
    ...findBlaming(draft),
    ...findAbsolutes(draft),
    ...rivals,
    ...findPrivatePeople(draft),
    ...findContradictions(draft),
    ...findCorporate(draft),
  ];
}

/** What turns of speech tell, which are precise on good drafts, and earlier statements turned around on their face. */
export function findForSure(draft: ReadDraft): FoundPlace[] {
  return [...findByManners(draft), ...findTurned(draft)];
}

function findAll(classifier: Classifier, draft: ReadDraft, now: number): FoundPlace[] {
  const known = new Map<string, number>();
  // Several checks ask for the same sentence.
  const howRude = (text: string): number => {
    const rudeness = known.get(text) ?? rudenessOf(classifier, text);
    known.set(text, rudeness);
    return rudeness;
  };
  const found = findByRules(draft, howRude);
  const sure = findForSure(draft);
  const judged = judgeSentences(draft, { found, sure, howRude });
  return [
    ...judged,
    // The model may weigh an insult away.
    ...findAbuse(draft).filter((place) => !isTold(judged, place)),
    ...findHalfSupported(draft).filter((place) => !isTold(judged, place)),
    ...findConfidential(draft),
    ...findQuiet(draft, now),
    ...findAnger(draft, howRude),
    ...findClash(draft, now),
  ];
}

/** Claims that overlap become one, from where the first begins to where the last ends: justifying the half of a sentence lets nothing through. */
function joinPlaces(found: readonly FoundPlace[]): FoundPlace[] {
  const claims: FoundPlace[] = [];
  for (const place of found
    .filter(({ check }) => check === "unsupported_claim")
    .toSorted((a, b) => a.start - b.start)) {
    const last = claims.at(-1);
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else claims.push({ ...place });
  }
  return [...found.filter(({ check }) => check !== "unsupported_claim"), ...claims];
}

/** What was found already is not said twice. */
function isTold(found: readonly FoundPlace[], place: FoundPlace): boolean {
  return found.some(
    ({ check, start, end }) => check === place.check && start < place.end && place.start < end,
  );
}
