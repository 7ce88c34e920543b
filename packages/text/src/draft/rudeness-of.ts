import type { Classifier } from "../classify/ask-models.ts";
import { classifyPost } from "../classify/classify-post.ts";
import { textAlone } from "../classify/text-alone.ts";

/** Probability that a text is rude, [0, 1], by the model of its language. */
export function rudenessOf(classifier: Classifier, text: string): number {
  return classifyPost(classifier, textAlone(text)).toxicity;
}
