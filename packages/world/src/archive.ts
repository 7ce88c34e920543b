import { loopTag } from "./world-post.ts";
import type { WorldPost } from "./world-post.ts";

/** Repeated posts kept; beyond it the oldest go, so that a demo left running for weeks does not grow. */
const liveKeptMax = 5_000;

export interface Archive {
  /** Throws when the id or the address is taken, or the source unknown. */
  add: (post: WorldPost, at: Date) => void;
  /** Puts a new text in place and marks the post as edited. Throws when there is no such post. */
  edit: (postId: string, text: string, at: Date) => WorldPost;
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

interface Shelf {
  posts: Map<string, WorldPost>;
  idByPath: Map<string, string>;
  revision: number;
  changedAt: Date;
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

function touch(shelf: Shelf, at: Date): void {
  shelf.revision += 1;
  if (at > shelf.changedAt) shelf.changedAt = at;
}

function emptyShelf(): Shelf {
  return { posts: new Map(), idByPath: new Map(), revision: 0, changedAt: new Date(0) };
}

/** Everything the world has published, in memory. */
export function createArchive(sourceIds: readonly string[]): Archive {
  const shelves = new Map<string, Shelf>(sourceIds.map((id) => [id, emptyShelf()]));
  const shelfOfPost = new Map<string, Shelf>();
  const answers: Answers = new Map();
  const liveIds: string[] = [];

  function shelfOf(sourceId: string): Shelf {
    const shelf = shelves.get(sourceId);
    if (shelf === undefined) throw new Error(`no such source in the world: ${sourceId}`);
    return shelf;
  }

  function byId(postId: string): WorldPost | null {
    return shelfOfPost.get(postId)?.posts.get(postId) ?? null;
  }

  function add(post: WorldPost, at: Date): void {
    const shelf = shelfOf(post.sourceId);
    if (shelfOfPost.has(post.id)) throw new Error(`this post is there already: ${post.id}`);
    if (shelf.idByPath.has(post.urlPath)) throw new Error(`this address is taken: ${post.urlPath}`);
    shelf.posts.set(post.id, post);
    shelf.idByPath.set(post.urlPath, post.id);
    shelfOfPost.set(post.id, shelf);
    if (post.parentId !== null) {
      answers.set(post.parentId, (answers.get(post.parentId) ?? new Set()).add(post.id));
    }
    if (post.tags.includes(loopTag)) liveIds.push(post.id);
    if (liveIds.length > liveKeptMax) forget(liveIds.shift() ?? "");
    touch(shelf, at);
  }

  function forget(postId: string): void {
    const post = byId(postId);
    const shelf = shelfOfPost.get(postId);
    if (post === null || shelf === undefined) return;
    shelf.posts.delete(postId);
    shelf.idByPath.delete(post.urlPath);
    shelfOfPost.delete(postId);
    answers.delete(postId);
    if (post.parentId !== null) answers.get(post.parentId)?.delete(postId);
  }

  function edit(postId: string, text: string, at: Date): WorldPost {
    const post = byId(postId);
    if (post === null) throw new Error(`no such post in the world: ${postId}`);
    const edited = { ...post, text, editedAt: at };
    const shelf = shelfOf(post.sourceId);
    shelf.posts.set(postId, edited);
    touch(shelf, at);
    return edited;
  }

  return {
    add,
    edit,
    byId,
    byPath: (sourceId, urlPath) => byId(shelves.get(sourceId)?.idByPath.get(urlPath) ?? ""),
    newest: (sourceId, limit) =>
      [...shelfOf(sourceId).posts.values()].sort(oldestFirst).reverse().slice(0, limit),
    thread: (postId) => collectThread(postId, answers, byId),
    revision: (sourceId) => shelfOf(sourceId).revision,
    changedAt: (sourceId) => shelfOf(sourceId).changedAt,
  };
}
