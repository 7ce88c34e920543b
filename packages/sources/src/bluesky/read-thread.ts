import type { CollectedPost } from "@earshot/core/collect/post";
import { fieldsOf, listOf, stringOf } from "../json-fields.ts";
import { readPostView } from "./read-post-view.ts";
import type { ReadingPosts } from "./read-post-view.ts";

export interface ReadThread {
  /** Answers at any depth. */
  posts: CollectedPost[];
  /** What is not there any more. */
  deletedIds: string[];
  /** Posts that their authors keep from each other: they exist, and are not shown. */
  blocked: number;
}

/** Nodes of one thread that are looked at. */
const nodesMax = 10_000;

/** Everything below the post of a thread view (`app.bsky.feed.defs#threadViewPost`); the post itself is not part of it. */
export function readThreadView(value: unknown, reading: ReadingPosts): ReadThread {
  const thread: ReadThread = { posts: [], deletedIds: [], blocked: 0 };
  const waiting: unknown[] = [...listOf(fieldsOf(value)["replies"])];
  for (let seen = 0; seen < nodesMax; seen += 1) {
    const node = fieldsOf(waiting.shift());
    const type = stringOf(node["$type"]);
    if (type === null) {
      if (waiting.length === 0) break;
      continue;
    }
    const uri = stringOf(node["uri"]);
    if (type.endsWith("#notFoundPost") && uri !== null) thread.deletedIds.push(uri);
    else if (type.endsWith("#blockedPost")) thread.blocked += 1;
    else if (type.endsWith("#threadViewPost")) {
      const post = readPostView(node["post"], reading);
      if (post !== null) thread.posts.push(post);
      waiting.push(...listOf(node["replies"]));
    }
  }
  return thread;
}
