import { classifyPost, type Classifier } from "../classify/classify-post.ts";

/** Probability that a text is rude, [0, 1], by the model of its language. */
export function rudenessOf(classifier: Classifier, text: string): number {
  return classifyPost(classifier, {
    text,
    title: null,
    platform: null,
    company: null,
    executive: null,
    author: null,
    parent: null,
  }).toxicity;
}
