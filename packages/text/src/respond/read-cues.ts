import { writtenCues, type CueName } from "@earshot/core/respond/cue";
import { cueWords } from "./cue-words.ts";
import { compileWords, type Place } from "./word-pattern.ts";

const finders = writtenCues.map((name) => [name, compileWords(cueWords[name])] as const);

/** A cue of the playbook and the words that say it; offsets are UTF-16 units. */
export interface Cue {
  name: CueName;
  places: Place[];
}

/** Every cue that the words of a text carry, and `question` where something is asked. */
export function readCues(text: string): Cue[] {
  const found: Cue[] = [];
  for (const [name, find] of finders) {
    const places = find(text);
    if (places.length > 0) found.push({ name, places });
  }
  const asked = [...text.matchAll(/\?/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  if (asked.length > 0) found.push({ name: "question", places: asked });
  return found;
}
