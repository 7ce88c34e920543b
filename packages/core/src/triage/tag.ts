/** Colours of tags: told apart in both schemes and by colour-blind readers; the name always stands beside. */
export const tagColours = [
  "slate",
  "red",
  "amber",
  "lime",
  "green",
  "cyan",
  "blue",
  "violet",
  "pink",
] as const;
export type TagColour = (typeof tagColours)[number];

export const tagNameLengthMax = 40;

/** A name as it is kept: single spaces, none at the ends. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/g, " ");
}

/** By what two names are the same: letter case, ё and the number of spaces do not matter. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase().replaceAll("ё", "е");
}

/** The colour that is used least so far; of several the first one. */
export function nextColour(used: readonly TagColour[]): TagColour {
  const count = (colour: TagColour): number => used.filter((each) => each === colour).length;
  return tagColours.reduce((best, colour) => (count(colour) < count(best) ? colour : best));
}
