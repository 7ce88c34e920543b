import { addAuthorFeatures } from "./author-features.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { addFeature, addSpelling, clearSink, type FeatureSink } from "./feature-sink.ts";
import { addLearntFeatures } from "./learnt-features.ts";
import { addMetaFeatures } from "./meta-features.ts";
import type { ClassifiedPost, Reading } from "./read-post.ts";
import type { Target } from "./find-target.ts";
import { maskOf } from "./mask-names.ts";
import { addTargetFeatures } from "./target-features.ts";
import { addLexiconFeatures, addPlaceFeatures, addWordFeatures } from "./text-features.ts";

/** Fills the sink with all features of a post that every model shares; models that do without a group give it no weight. */
export function addPostFeatures(sink: FeatureSink, post: ClassifiedPost, reading: Reading): void {
  clearSink(sink);
  addWordFeatures(sink, reading);
  addPlaceFeatures(sink, reading);
  addSpelling(sink, group.chars, reading.forms);
  addLexiconFeatures(sink, reading);
  addLearntFeatures(sink, reading);
  addAuthorFeatures(sink, post, reading);
  addMetaFeatures(sink, post, reading);
}

const targetKindSalt = saltOf("target-kind");

/** The same with what stands around a target; for sentiment of texts of any kind. */
export function addTargetedFeatures(
  sink: FeatureSink,
  post: ClassifiedPost,
  reading: Reading,
  target: Target | null,
): void {
  addPostFeatures(sink, post, reading);
  addTargetFeatures(sink, reading, maskOf.target);
  const kind = target === null ? 0 : target.isGiven ? 1 : target.spans.length > 0 ? 2 : 3;
  addFeature(sink, group.meta, joinHashes(targetKindSalt, kind));
}
