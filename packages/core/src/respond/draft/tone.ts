import type { Sentiment } from "../../analyse/label.ts";

/** How a thread speaks of us, in posts; a post with any harsh word counts as negative. */
export interface Tone {
  negative: number;
  neutral: number;
  positive: number;
}

/** The tone of posts by the sentiments towards those they name. */
export function toneOf(posts: readonly { sentiments: readonly Sentiment[] }[]): Tone {
  const tone: Tone = { negative: 0, neutral: 0, positive: 0 };
  for (const { sentiments } of posts) {
    const heard = (["negative", "positive", "neutral"] as const).find((each) => sentiments.includes(each));
    if (heard !== undefined) tone[heard] += 1;
  }
  return tone;
}
