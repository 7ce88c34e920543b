import type { Topics } from "@earshot/contract/topic";
import type { Db } from "@earshot/db/database";
import { textsOfStory, watchedWords } from "@earshot/db/queries/topic-posts";
import { readTopicReport } from "@earshot/db/queries/topic-reports";
import { findTopics } from "@earshot/text/topics/find-topics";
import { iso } from "./iso.ts";

const storyPostsRead = 40;
const storyPhrasesMax = 6;
const dayMs = 24 * 3_600_000;

/** What the posts of the last days are about, as a worker found it last. */
export async function viewTopics(db: Db, days: number, now: Date): Promise<Topics> {
  const kept = await readTopicReport(db, days);
  if (kept !== null) return { madeAt: iso(kept.madeAt), ...kept.report };
  const from = iso(new Date(now.getTime() - days * dayMs));
  return { madeAt: null, from, to: iso(now), posts: 0, isSampled: false, topics: [] };
}

/** What a story is about, in a few words. */
export async function phrasesOfStory(db: Db, storyId: number): Promise<string[]> {
  const posts = await textsOfStory(db, storyId, storyPostsRead);
  const topics = findTopics(posts, { names: await watchedWords(db), max: storyPhrasesMax });
  return [...new Set(topics.flatMap(({ label, phrases }) => [label, ...phrases]))].slice(0, storyPhrasesMax);
}
