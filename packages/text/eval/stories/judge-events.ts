import { pathToFileURL } from "node:url";
import { groupTexts, type TextToGroup } from "@earshot/core/analyse/group-texts";
import { createGrouping } from "@earshot/core/analyse/grouping";
import { eventMin } from "@earshot/core/analyse/same-event";
import { fingerprintPost } from "../../src/fingerprint/fingerprint-post.ts";
import { readLines } from "../../train/samples.ts";
import { f1Of, scorePairs } from "./score-stories.ts";

type Say = (line: string) => void;
interface TextPair {
  left: number;
  right: number;
  isSame: boolean;
}

const thresholds = Array.from({ length: 23 }, (_, at) => 0.24 + at / 100);
const folds = 5;

/**
 * All texts of the pairs are grouped at once, then each pair is looked up: chains count. Beside the score at the shipped threshold the one of
 * thresholds chosen on the other folds; pairs that share a text, directly or by others, are of one fold.
 */
export function judgeNewsEvents(file: string, say: Say): void {
  const places = new Map<string, number>();
  const texts: TextToGroup[] = [];
  function placeOf(joined: string): number {
    const known = places.get(joined);
    if (known !== undefined) return known;
    const [title = "", ...rest] = joined.split("\n");
    texts.push({ fingerprint: fingerprintPost({ title, text: rest.join("\n") }), publishedAt: null });
    places.set(joined, texts.length - 1);
    return texts.length - 1;
  }
  const pairs = readLines<{ text: string; text2: string; label: string }>(pathToFileURL(file)).map(
    ({ text, text2, label }): TextPair => ({
      left: placeOf(text),
      right: placeOf(text2),
      isSame: label === "OK",
    }),
  );
  const found = new Map(thresholds.map((least) => [least, groupTexts(texts, least)]));
  const shipped = scorePairs(pairs, groupTexts(texts));
  say(
    `pairs of news as stories, threshold ${eventMin}: F1 ${f1Of(shipped).toFixed(3)} ${JSON.stringify(shipped)}`,
  );
  const chosen = crossValidate(pairs, found);
  say(
    `  thresholds chosen on the other folds: F1 ${f1Of(chosen.score).toFixed(3)} (${chosen.thresholds.join(", ")})`,
  );
  for (const least of [0.28, 0.32, 0.36, 0.4, 0.44])
    say(`  at ${least}: F1 ${f1Of(scorePairs(pairs, groupTexts(texts, least))).toFixed(3)}`);
}

function crossValidate(pairs: readonly TextPair[], found: ReadonlyMap<number, readonly number[]>) {
  const tied = createGrouping();
  for (const { left, right } of pairs) tied.join(left, right);
  const order = [...new Set(pairs.map(({ left }) => tied.of(left)))];
  const foldOf = (pair: TextPair): number => order.indexOf(tied.of(pair.left)) % folds;
  const score = { hit: 0, wrong: 0, missed: 0 };
  const chosen: string[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = pairs.filter((pair) => foldOf(pair) !== fold);
    const ranked = [...found].map(([least, stories]) => ({
      least,
      stories,
      f1: f1Of(scorePairs(others, stories)),
    }));
    const top = Math.max(...ranked.map(({ f1 }) => f1));
    // Of a plateau the middle.
    const plateau = ranked.filter(({ f1 }) => f1 > top - 0.001);
    const best = plateau[plateau.length >> 1];
    if (!best) continue;
    chosen.push(best.least.toFixed(2));
    const own = scorePairs(
      pairs.filter((pair) => foldOf(pair) === fold),
      best.stories,
    );
    score.hit += own.hit;
    score.wrong += own.wrong;
    score.missed += own.missed;
  }
  return { score, thresholds: chosen };
}

interface DemoPost {
  text: string;
  title?: string;
  day: number;
  time: string;
  truth: { story: string | null };
}

/** Pairs that came into one story, by whether the month tells them as one; its stories are longer than an event, so that recall says nothing. */
export function judgeDemoEvents(folder: string, say: Say): void {
  const posts = readLines<DemoPost>(new URL("posts.jsonl", pathToFileURL(`${folder}/`)));
  const stories = groupTexts(
    posts.map(({ title, text, day, time }) => ({
      fingerprint: fingerprintPost({ title: title ?? null, text }),
      publishedAt: new Date(Date.UTC(2026, 8, 30 + day, Number(time.slice(0, 2)), Number(time.slice(3)))),
    })),
  );
  const counts = { same: 0, different: 0 };
  for (const [left, one] of posts.entries())
    for (const [right, other] of posts.entries()) {
      if (right >= left || stories[left] !== stories[right]) continue;
      const isSame = one.truth.story !== null && one.truth.story === other.truth.story;
      counts[isSame ? "same" : "different"] += 1;
    }
  const sizes = new Map<number, number>();
  for (const story of stories) sizes.set(story, (sizes.get(story) ?? 0) + 1);
  const several = [...sizes.values()].filter((size) => size > 1);
  const share = (counts.same / (counts.same + counts.different)).toFixed(3);
  say(
    `demo month as stories: ${several.length}, largest ${Math.max(...several)}, pairs within ${JSON.stringify(counts)}, precision ${share}`,
  );
}
