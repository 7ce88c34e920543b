import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Fingerprint } from "@earshot/core/analyse/fingerprint";
import { compareFingerprints } from "@earshot/core/analyse/near-duplicate";
import { fingerprintPost } from "../../src/fingerprint/fingerprint-post.ts";
import { readLines } from "../../train/samples.ts";
import { judgeDemoEvents, judgeNewsEvents } from "./judge-events.ts";
import { editText, storyCases, type CaseText } from "./story-cases.ts";

/**
 * Measures how well repetitions are found, pair by pair: `npm run eval:stories -- [--demo DIR] [--pairs FILE] [--show]`.
 * The cases written for it, the demo month (pairs labelled `reprint_of` against all others), labelled pairs of news.
 */
const { values: options } = parseArgs({
  options: { demo: { type: "string" }, pairs: { type: "string" }, show: { type: "boolean", default: false } },
});

interface Pair {
  name: string;
  left: Fingerprint;
  right: Fingerprint;
  isRepeat: boolean;
}

const publishedAt = new Date(0);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function sharesKey({ left, right }: Pair): boolean {
  const keys = new Set(left.keys);
  return right.keys.some((key) => keys.has(key));
}

function judge(name: string, pairs: readonly Pair[]): void {
  const counts = { hit: 0, wrong: 0, missed: 0, unmet: 0 };
  for (const pair of pairs) {
    const likeness = compareFingerprints(
      { fingerprint: pair.left, publishedAt },
      { fingerprint: pair.right, publishedAt },
    );
    const isFound = likeness !== null && sharesKey(pair);
    if (isFound && pair.isRepeat) counts.hit++;
    else if (isFound) counts.wrong++;
    else if (pair.isRepeat) counts.missed++;
    if (pair.isRepeat && likeness !== null && !isFound) counts.unmet++;
    if (options.show && isFound !== pair.isRepeat)
      process.stdout.write(`  ${isFound ? "wrong " : "missed"} ${pair.name} ${JSON.stringify(likeness)}\n`);
  }
  const { hit, wrong, missed, unmet } = counts;
  const share = (of: number): string => (of === 0 ? "–" : (hit / of).toFixed(3));
  process.stdout.write(
    `${name}: ${pairs.length} pairs, precision ${share(hit + wrong)}, recall ${share(hit + missed)} ` +
      `(found ${hit}, wrongly ${wrong}, missed ${missed}, of those alike but without a common key ${unmet})\n`,
  );
}

function casePairs(): Pair[] {
  return storyCases.map(({ name, left, right, isRepeat }) => ({
    name,
    left: fingerprintPost(left),
    right: fingerprintPost(right),
    isRepeat,
  }));
}

interface DemoPost extends CaseText {
  id: string;
  lang: string;
  reprint_of?: string;
}

/** Reprints of one text repeat each other too; a translation repeats nothing. */
function demoPairs(folder: string): Pair[] {
  const posts = readLines<DemoPost>(new URL("posts.jsonl", pathToFileURL(`${folder}/`)));
  const prints = posts.map((post) => fingerprintPost({ title: post.title ?? null, text: post.text }));
  const langs = new Map(posts.map((post) => [post.id, post.lang]));
  return posts.flatMap((left, at) =>
    posts.slice(0, at).map((right, other): Pair => ({
      name: `${left.id} ${right.id}`,
      left: prints[at] as Fingerprint,
      right: prints[other] as Fingerprint,
      isRepeat:
        (left.reprint_of ?? left.id) === (right.reprint_of ?? right.id) &&
        langs.get(left.id) === langs.get(right.id),
    })),
  );
}

/** Each longer post of the month against each of its edits, and against the edits of other posts that no label ties to it. */
function editedPairs(folder: string): Pair[] {
  const posts = readLines<DemoPost>(new URL("posts.jsonl", pathToFileURL(`${folder}/`)))
    .map(({ id, title, text, reprint_of }) => ({ text, title: title ?? null, family: reprint_of ?? id }))
    .filter((post) => fingerprintPost(post).wordCount >= 15);
  const prints = posts.map(fingerprintPost);
  return posts.flatMap((post, at) =>
    editText(post).flatMap(({ name, edited }) => {
      const right = fingerprintPost(edited);
      return prints.flatMap((left, other): Pair[] => {
        if (other !== at && posts[other]?.family === post.family) return [];
        const pair = { name: `${name}: ${other} ${at} ${post.text.slice(0, 60)}`, left, right };
        return [{ ...pair, isRepeat: other === at }];
      });
    }),
  );
}

interface NewsPair {
  text: string;
  text2: string;
  label: string;
}

function newsPairs(file: string): Pair[] {
  const toText = (joined: string): CaseText => {
    const [title = "", ...rest] = joined.split("\n");
    return { title, text: rest.join("\n") };
  };
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line, at): Pair => {
      const { text, text2, label } = JSON.parse(line) as NewsPair;
      return {
        name: `${at} ${text.slice(0, 60)} | ${text2.slice(0, 60)}`,
        left: fingerprintPost(toText(text)),
        right: fingerprintPost(toText(text2)),
        isRepeat: label === "OK",
      };
    });
}

/** Milliseconds of processor time for one text, after a round of warming up. */
function measureSpeed(text: string, rounds: number): string {
  for (let round = 0; round < rounds; round++) fingerprintPost({ title: null, text });
  const begun = process.cpuUsage();
  for (let round = 0; round < rounds; round++) fingerprintPost({ title: null, text: `${text} ${round}` });
  const { user, system } = process.cpuUsage(begun);
  return ((user + system) / 1000 / rounds).toFixed(3);
}

judge("cases", casePairs());
if (options.demo !== undefined) {
  judge("demo month, edited", editedPairs(options.demo));
  judge("demo month, reprints in other words", demoPairs(options.demo));
}
if (options.pairs !== undefined) {
  judge("pairs of news (the same event, in whatever words), repetitions alone", newsPairs(options.pairs));
  judgeNewsEvents(options.pairs, say);
}
if (options.demo !== undefined) judgeDemoEvents(options.demo, say);
const text = storyCases[0]?.left.text ?? "";
const long = Array.from({ length: 130 }, (_, at) => text.replaceAll("«", `${at} «`)).join("\n");
process.stdout.write(
  `a text of 500 characters: ${measureSpeed(text.slice(0, 500), 3_000)} ms, of ${long.length}: ${measureSpeed(long, 10)} ms\n`,
);
