import { cleanCharacters } from "@earshot/sources/feed/clean-characters";

/** A name as it is kept: one line, nothing invisible in it. */
export function tidyLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/gu, " ").trim();
}

/** A note as it is kept; null when nothing is left of it. */
export function tidyNote(text: string | null): string | null {
  const tidy = cleanCharacters(text ?? "").trim();
  return tidy === "" ? null : tidy;
}
