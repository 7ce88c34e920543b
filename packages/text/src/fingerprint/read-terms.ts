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

interface WeighedTerm {
  hash: number;
  share: number;
  usual: number;
}

interface FoundTerm {
  times: number;
  isHead: boolean;
  isName: boolean;
}

/** The terms of title and lead; of a text without a title the first sentence stands for it. */
export function readTerms(
  title: readonly ContentWord[],
  lead: readonly ContentWord[],
  usual: UsualWords,
): TermSketch {
  const found = new Map<number, FoundTerm>();
  const firstSentence = title.length > 0 ? -1 : lead[0]?.sentence;
  gather(found, title, shouts(title), () => true);
  gather(found, lead, shouts(lead), (word) => word.sentence === firstSentence);
  if (found.size < termsMin) return { terms: [], shares: [], usual: [] };
  const kept: WeighedTerm[] = [];
  for (const [hash, term] of found) kept.push({ hash, share: shareOf(term), usual: usual.of(hash) });
  if (kept.length > termsMax) {
    kept.sort((a, b) => weightElsewhere(b) - weightElsewhere(a) || a.hash - b.hash);
    kept.length = termsMax;
  }
  kept.sort((a, b) => a.hash - b.hash);
  const sketch = { terms: [] as number[], shares: [] as number[], usual: [] as number[] };
  for (const each of kept) {
    sketch.terms.push(each.hash);
    sketch.shares.push(each.share);
    sketch.usual.push(each.usual);
  }
  return sketch;
}

function gather(
  found: Map<number, FoundTerm>,
  words: readonly ContentWord[],
  isShouted: boolean,
  isHeadWord: (word: ContentWord) => boolean,
): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as ContentWord;
    const isHead = isHeadWord(word);
    const isName = word.isName && !isShouted;
    const known = found.get(word.hash);
    if (!known) found.set(word.hash, { times: 1, isHead, isName });
    else {
      known.times += 1;
      known.isHead ||= isHead;
      known.isName ||= isName;
    }
  }
}

/** In "Theme And Hosts Have Been Announced" capitals name nobody. */
export function shouts(words: readonly ContentWord[]): boolean {
  let names = 0;
  for (let at = 0; at < words.length; at++) if ((words[at] as ContentWord).isName) names += 1;
  return names * 2 > words.length;
}

function shareOf({ times, isHead, isName }: FoundTerm): number {
  return (times === 1 ? 1 : 1 + Math.log(times)) * (1 + (isHead ? headShare : 0) + (isName ? nameShare : 0));
}

function weightElsewhere({ share, usual }: WeighedTerm): number {
  return share * Math.log(usualTexts / (usual + 0.5));
}
