import { setImmediate } from "node:timers/promises";
import type { Topics } from "@earshot/contract/topic";
import type { Db } from "@earshot/db/database";
import { postsOfPeriod, textsOfStory, watchedWords, type TopicPosts } from "@earshot/db/queries/topic-posts";
import { findTopics, phraseKeys } from "@earshot/text/topics/find-topics";
import { iso } from "./iso.ts";

/** Reading a post takes a third of a millisecond: so many take a third of a second in all. */
const postsRead = 800;
const topicsMax = 15;
/** Fewer posts are no topic. */
const topicPostsMin = 3;
const storyPostsRead = 40;
const storyPhrasesMax = 6;
const dayMs = 24 * 3_600_000;

/** What the posts of the last days are about, beside what they were about before. */
export async function viewTopics(db: Db, days: number, now: Date): Promise<Topics> {
  const from = new Date(now.getTime() - days * dayMs);
  const names = await watchedWords(db);
  const current = await postsOfPeriod(db, { from, to: now }, postsRead);
  const before = await postsOfPeriod(
    db,
    { from: new Date(from.getTime() - days * dayMs), to: from },
    postsRead,
  );
  await setImmediate();
  const found = findTopics(current.posts, { names, before: before.posts, max: topicsMax });
  await setImmediate();
  const keys = before.posts.map(phraseKeys);
  const topics = found
    .filter(({ posts }) => posts.length >= topicPostsMin)
    .map(({ label, phrases, keys: [key = ""], posts }) => ({
      label,
      phrases,
      posts: estimate(posts.length, current),
      before: before.total === 0 ? null : estimate(keys.filter((each) => each.has(key)).length, before),
    }))
    .sort((left, right) => right.posts - left.posts);
  const isSampled = current.posts.length < current.total || before.posts.length < before.total;
  return { from: iso(from), to: iso(now), posts: current.total, isSampled, topics };
}

function estimate(count: number, { total, posts }: TopicPosts): number {
  return posts.length === 0 ? 0 : Math.round((count * total) / posts.length);
}

/** What a story is about, in a few words. */
export async function phrasesOfStory(db: Db, storyId: number): Promise<string[]> {
  const posts = await textsOfStory(db, storyId, storyPostsRead);
  const topics = findTopics(posts, { names: await watchedWords(db), max: storyPhrasesMax });
  return [...new Set(topics.flatMap(({ label, phrases }) => [label, ...phrases]))].slice(0, storyPhrasesMax);
}
