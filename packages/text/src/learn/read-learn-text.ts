import { weighTerms, type TermVector } from "@earshot/core/analyse/weigh-terms";
import { hashText } from "../classify/feature-hash.ts";
import { fingerprintPost } from "../fingerprint/fingerprint-post.ts";
import { tokenize } from "../tokens/tokenize.ts";

/** What a corrected text is found by. */
export interface LearnText {
  textKey: string | null;
  vector: TermVector;
}

/** "Спасибо" may mean anything: shorter texts stand for no others. */
const wordsMin = 3;
const seenNothing = { posts: 0, of: () => 0 };

/** Words weigh by how usual they are elsewhere alone, so that what was learnt means the same tomorrow. */
export function readLearnText(post: { title: string | null; text: string }): LearnText {
  const whole = `${post.title ?? ""}\n${post.text}`;
  const words = tokenize(whole).flatMap(({ kind, norm }) =>
    kind === "word" || kind === "number" || kind === "emoji" ? [norm] : [],
  );
  const joined = words.join(" ");
  const textKey = words.length < wordsMin ? null : `${hex(hashText(joined, 1))}${hex(hashText(joined, 2))}`;
  return { textKey, vector: weighTerms(fingerprintPost(post).terms, seenNothing) };
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, "0");
}
