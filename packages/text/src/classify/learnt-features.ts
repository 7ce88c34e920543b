import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { addFeature, type FeatureSink } from "./feature-sink.ts";
import { maskOf } from "./mask-names.ts";
import type { Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";

const anySalt = saltOf("learnt");
const negatedSalt = saltOf("learnt-negated");
const contrastSalt = saltOf("learnt-contrast");
const lateSalt = saltOf("learnt-late");
const nearSalt = saltOf("learnt-near");

/** Words from its end on are a text's end. */
const lateWords = 8;
/** Words on either side of a name that are near it. */
const nearWords = 4;

/** What public sets taught of a text's words: anywhere, negated, after the last contrast, late, near a name. */
export function addLearntFeatures(sink: FeatureSink, { words, negated, masks }: Reading): void {
  let contrast = words.length - 1;
  while (contrast >= 0 && !(words[contrast] as Word).known.contrasts) contrast--;
  let named = -nearWords - 1;
  let next = -1;
  for (let at = 0; at < words.length; at++) {
    if (masks[at] !== maskOf.none) named = at;
    const shades = (words[at] as Word).known.learnt;
    if (shades.length === 0 || masks[at] !== maskOf.none) continue;
    if (next < at) {
      next = at;
      while (next < words.length && next <= at + nearWords && masks[next] === maskOf.none) next++;
    }
    const isNear =
      at - named <= nearWords ||
      (next < words.length && next - at <= nearWords && masks[next] !== maskOf.none);
    for (const shade of shades) {
      addFeature(sink, group.learnt, joinHashes(anySalt, shade), at);
      if (negated[at] === 1) addFeature(sink, group.learnt, joinHashes(negatedSalt, shade), at);
      if (contrast >= 0 && at > contrast) addFeature(sink, group.learnt, joinHashes(contrastSalt, shade), at);
      if (at >= words.length - lateWords) addFeature(sink, group.learnt, joinHashes(lateSalt, shade), at);
      if (isNear) addFeature(sink, group.learnt, joinHashes(nearSalt, shade), at);
    }
  }
}
