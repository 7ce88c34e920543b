/**
 * What is kept of a post to find others that say the same in (nearly) the same words. All numbers are signed 32-bit hashes; the text cannot be read
 * back from them. Lists are ascending and without repetition, `keys` excepted.
 */
export interface Fingerprint {
  /** Words with content: without function words, addresses, hashtags. */
  wordCount: number;
  /** Distinct stems and pairs of neighbouring stems in the whole text. */
  unitCount: number;
  /** The `unitsMax` smallest of their hashes; all of them in a text of up to some sixty words. */
  units: readonly number[];
  /** Numbers, weekdays, months. */
  facts: readonly number[];
  /** Words with a capital within a sentence. */
  names: readonly number[];
  /** Stems of the headline; of the first sentence where there is none. */
  head: readonly number[];
  /** Hardly anything is said besides the headline. */
  isHeadlineOnly: boolean;
  /** Under which it is found: posts without a key in common are not compared. Empty: too short to be compared. */
  keys: readonly number[];
}

/** All that is read of a post for stories. */
export interface PostPrint extends Fingerprint {
  /** What the beginning speaks of: by it posts of one event are found that say it in other words. */
  terms: TermSketch;
}

/** The words of title and lead that tell a text apart, as three lists of equal length; empty where a text is too short to tell of an event. */
export interface TermSketch {
  /** Hashes of stems, ascending. */
  terms: readonly number[];
  /** Weight within this text: how often, in the title, a name. */
  shares: readonly number[];
  /** In how many of `usualTexts` texts from elsewhere the word stands. */
  usual: readonly number[];
}

/** So many texts are behind `TermSketch.usual`. */
export const usualTexts = 10_000;

/** Size of the sketch: a similarity of 0.3 is estimated to ±0.04 where the text is longer. */
export const unitsMax = 128;
/** So many names are kept of a post at most. */
export const namesMax = 32;
