import { findTopics, phraseKeys, type TopicPost } from "@earshot/text/topics/find-topics";

export interface TopicQuestion {
  posts: readonly TopicPost[];
  /** What is usual here: less is made of it. */
  usual: readonly TopicPost[];
  /** Posts of before, in which each topic is counted. */
  counted: readonly TopicPost[];
  /** Words of the watch list. */
  names: readonly string[];
  max: number;
}

export interface FoundTopic {
  label: string;
  phrases: string[];
  posts: number;
  before: number;
}

/** Topics with how many posts they have, and had before. */
export function answerTopics({ posts, usual, counted, names, max }: TopicQuestion): FoundTopic[] {
  const found = findTopics(posts, { names, before: usual, max });
  const keysOf = counted.map(phraseKeys);
  return found.map(({ label, phrases, keys: [key = ""], posts: holders }) => ({
    label,
    phrases,
    posts: holders.length,
    before: keysOf.filter((keys) => keys.has(key)).length,
  }));
}
