import { usualTexts, type TermSketch } from "@earshot/core/analyse/fingerprint";
import type { ContentWord } from "./read-words.ts";
import type { UsualWords } from "./usual-words.ts";

/** Of a longer text only the beginning tells what happened. */
export const leadUnits = 800;
/** Fewer distinct words tell of no event. */
const termsMin = 6;
const termsMax = 48;
const headShare = 1;
const nameShare = 1;

interface FoundTerm {
  times: number;
  isHead: boolean;
  isName: boolean;
}

/**
 * The terms of title and lead; of a text without a title the first sentence stands for it.
 * @param hashes of the words, title first
 */
export function readTerms(
  title: readonly ContentWord[],
  lead: readonly ContentWord[],
  hashes: readonly number[],
  usual: UsualWords,
): TermSketch {
  const found = new Map<number, FoundTerm>();
  const firstSentence = lead[0]?.sentence;
  const [titleShouts, leadShouts] = [shouts(title), shouts(lead)];
  for (const [at, word] of [...title, ...lead].entries()) {
    const hash = hashes[at] as number;
    const isHead = title.length > 0 ? at < title.length : word.sentence === firstSentence;
    const isName = word.isName && !(at < title.length ? titleShouts : leadShouts);
    const known = found.get(hash);
    if (!known) found.set(hash, { times: 1, isHead, isName });
    else {
      known.times += 1;
      known.isHead ||= isHead;
      known.isName ||= isName;
    }
  }
  if (found.size < termsMin) return { terms: [], shares: [], usual: [] };
  const all = [...found].map(([hash, term]) => ({ hash, share: shareOf(term), usual: usual.of(hash) }));
  const chosen = all
    .sort((a, b) => weightElsewhere(b) - weightElsewhere(a) || a.hash - b.hash)
    .slice(0, termsMax)
    .sort((a, b) => a.hash - b.hash);
  return {
    terms: chosen.map(({ hash }) => hash),
    shares: chosen.map(({ share }) => share),
    usual: chosen.map((each) => each.usual),
  };
}

/** In "Theme And Hosts Have Been Announced" capitals name nobody. */
function shouts(words: readonly ContentWord[]): boolean {
  return words.filter((word) => word.isName).length * 2 > words.length;
}

function shareOf({ times, isHead, isName }: FoundTerm): number {
  return (1 + Math.log(times)) * (1 + (isHead ? headShare : 0) + (isName ? nameShare : 0));
}

function weightElsewhere({ share, usual }: { share: number; usual: number }): number {
  return share * Math.log(usualTexts / (usual + 0.5));
}
