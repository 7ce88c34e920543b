import { addFeature, addSpelling, type FeatureSink } from "./feature-sink.ts";
import { joinHashes, saltOf } from "./feature-hash.ts";
import { group } from "./feature-groups.ts";
import { maskOf } from "./mask-names.ts";
import { platformHash } from "./meta-features.ts";
import { readText, type ClassifiedPost, type Reading } from "./read-post.ts";
import type { Word } from "./read-words.ts";
import type { WordForm } from "./word-forms.ts";

const questionMark = 63;
const noAuthorSalt = saltOf("no-author");
const emptySalt = saltOf("author-empty");
const categorySalt = saltOf("author-any");
const isSalt = saltOf("author-is");
const followersFromSalt = saltOf("followers");
const followersSalt = saltOf("followers-exact");
const crossSalt = saltOf("author-cross");
const fieldSalts = { name: saltOf("author-name"), bio: saltOf("author-bio") } as const;

/** UTF-16 units of a name or bio that are read. */
const fieldLimit = 400;

const followerSteps = [1, 10, 50, 150, 400, 1000, 2500, 6000, 15_000, 40_000, 100_000];

/** Step of the followers' count: 0 for none, up to 11; -1 when unknown. */
export function followersStep(followers: number | null): number {
  if (followers === null) return -1;
  let step = 0;
  while (step < followerSteps.length && followers >= (followerSteps[step] as number)) step++;
  return step;
}

function addField(sink: FeatureSink, field: "name" | "bio", reading: Reading, categories: Set<number>): void {
  const salt = fieldSalts[field];
  for (let at = 0; at < reading.words.length; at++) {
    const word = reading.words[at] as Word;
    const hash = reading.hashes[at] as number;
    addFeature(sink, group.author, joinHashes(salt, hash));
    if (at > 0)
      addFeature(sink, group.author, joinHashes(joinHashes(salt, reading.hashes[at - 1] as number), hash));
    for (const category of word.categories) {
      categories.add(category);
      addFeature(sink, group.author, joinHashes(categorySalt, category));
    }
    const mask = reading.masks[at] as number;
    if (mask !== maskOf.none) addFeature(sink, group.meta, joinHashes(joinHashes(isSalt, salt), mask));
  }
}

/** Name, bio and standing of the author, alone and together with the platform and whether the text asks. */
export function addAuthorFeatures(sink: FeatureSink, post: ClassifiedPost, reading: Reading): void {
  const { author } = post;
  if (!author) {
    addFeature(sink, group.author, noAuthorSalt);
    return;
  }
  const categories = new Set<number>();
  const forms: WordForm[] = [];
  for (const field of ["name", "bio"] as const) {
    const text = (author[field] ?? "").slice(0, fieldLimit);
    if (text === "") addFeature(sink, group.meta, joinHashes(emptySalt, fieldSalts[field]));
    else {
      const read = readText(text, post.company, post.executive);
      addField(sink, field, read, categories);
      forms.push(...read.forms);
    }
  }
  addSpelling(sink, group.authorChars, forms);
  const step = followersStep(author.followers);
  for (let below = 0; below <= step; below++)
    addFeature(sink, group.meta, joinHashes(followersFromSalt, below));
  addFeature(sink, group.meta, joinHashes(followersSalt, step));
  const asks = reading.words.some((word) => word.form.charCodeAt(0) === questionMark) ? 101 : 100;
  const platform = platformHash(post.platform);
  for (const category of categories) {
    const salted = joinHashes(crossSalt, category);
    addFeature(sink, group.cross, joinHashes(salted, step));
    addFeature(sink, group.cross, joinHashes(salted, asks));
    addFeature(sink, group.cross, joinHashes(salted, platform));
  }
  addFeature(sink, group.cross, joinHashes(joinHashes(crossSalt, platform), step));
  addFeature(sink, group.cross, joinHashes(joinHashes(crossSalt, asks), step));
}
