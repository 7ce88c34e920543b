import type { Counters } from "./content.ts";
import { loopTag } from "./world-post.ts";
import { createShelves, touch } from "./shelves.ts";
import type { WorldPost } from "./world-post.ts";

/** Repeated posts kept; beyond it the oldest go, so that a demo left running for weeks does not grow. */
const liveKeptMax = 5_000;

export interface Archive {
  /** Throws when the id or the address is taken, or the source unknown. */
  add: (post: WorldPost, at: Date) => void;
  /** Puts a new text in place and marks the post as edited. Throws when there is no such post. */
  edit: (postId: string, text: string, at: Date) => WorldPost;
  /** Takes a post away, as its author does, with nothing of it left but that it was there. Throws when there is no such post. */
  remove: (postId: string, at: Date) => void;
  removed: (sourceId: string) => readonly { post: WorldPost; at: Date }[];
  /** Changes counters; those left out stay. Throws when there is no such post. */
  count: (postId: string, counters: Partial<Counters>) => WorldPost;
  byId: (postId: string) => WorldPost | null;
  byPath: (sourceId: string, urlPath: string) => WorldPost | null;
  /** Newest first. */
  newest: (sourceId: string, limit: number) => WorldPost[];
  /** All answers to the post and to its answers, oldest first. */
  thread: (postId: string) => WorldPost[];
  /** Rises with every change of the source. */
  revision: (sourceId: string) => number;
  changedAt: (sourceId: string) => Date;
}

function oldestFirst(a: WorldPost, b: WorldPost): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
}

type Answers = Map<string, Set<string>>;

function collectThread(
  postId: string,
  answers: Answers,
  byId: (postId: string) => WorldPost | null,
): WorldPost[] {
  const found = new Map<string, WorldPost>();
  const waiting = [postId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const answerId of answers.get(id) ?? []) {
      const answer = byId(answerId);
      if (answer === null || found.has(answerId)) continue;
      found.set(answerId, answer);
      waiting.push(answerId);
    }
  }
  return [...found.values()].sort(oldestFirst);
}

/** Tells what happens to posts, as it happens. */
export type ArchiveWatch = (operation: "create" | "update" | "delete", post: WorldPost, at: Date) => void;

/** Everything the world has published, in memory. */
export function createArchive(sourceIds: readonly string[], watch: ArchiveWatch = () => {}): Archive {
  const shelves = createShelves(sourceIds);
  const answers: Answers = new Map();
  const liveIds: string[] = [];

  function add(post: WorldPost, at: Date): void {
    shelves.put(post, at);
    watch("create", post, at);
    if (post.parentId !== null) {
      answers.set(post.parentId, (answers.get(post.parentId) ?? new Set()).add(post.id));
    }
    if (post.tags.includes(loopTag)) liveIds.push(post.id);
    const oldest = liveIds.length > liveKeptMax ? shelves.find(liveIds.shift() ?? "") : null;
    if (oldest !== null) forget(oldest);
  }

  function forget(post: WorldPost): void {
    shelves.take(post);
    answers.delete(post.id);
    if (post.parentId !== null) answers.get(post.parentId)?.delete(post.id);
  }

  function remove(postId: string, at: Date): void {
    const post = shelves.get(postId);
    const shelf = shelves.of(post.sourceId);
    shelf.removed.push({ post, at });
    forget(post);
    touch(shelf, at);
    watch("delete", post, at);
  }

  return {
    add,
    edit(postId, text, at) {
      const post = shelves.replace({ ...shelves.get(postId), text, editedAt: at }, at);
      watch("update", post, at);
      return post;
    },
    remove,
    removed: (sourceId) => shelves.of(sourceId).removed,
    count: (postId, counters) => {
      const post = shelves.get(postId);
      const engagement = { ...post.engagement, ...counters };
      return shelves.replace({ ...post, engagement }, post.publishedAt);
    },
    byId: shelves.find,
    byPath: (sourceId, urlPath) =>
      sourceIds.includes(sourceId) ? shelves.find(shelves.of(sourceId).idByPath.get(urlPath) ?? "") : null,
    newest: (sourceId, limit) =>
      [...shelves.of(sourceId).posts.values()].sort(oldestFirst).reverse().slice(0, limit),
    thread: (postId) => collectThread(postId, answers, shelves.find),
    revision: (sourceId) => shelves.of(sourceId).revision,
    changedAt: (sourceId) => shelves.of(sourceId).changedAt,
  };
}
