import type { WorldPost } from "./world-post.ts";

/** What one source has published. */
export interface Shelf {
  posts: Map<string, WorldPost>;
  removed: { post: WorldPost; at: Date }[];
  idByPath: Map<string, string>;
  /** Rises with every change. */
  revision: number;
  changedAt: Date;
}

export interface Shelves {
  /** Throws for an unknown source. */
  of: (sourceId: string) => Shelf;
  find: (postId: string) => WorldPost | null;
  /** Throws when there is no such post. */
  get: (postId: string) => WorldPost;
  /** Throws when the id or the address is taken. */
  put: (post: WorldPost, at: Date) => void;
  /** Puts another state of a known post in its place. */
  replace: (post: WorldPost, at: Date) => WorldPost;
  take: (post: WorldPost) => void;
}

export function createShelves(sourceIds: readonly string[]): Shelves {
  const shelves = new Map<string, Shelf>(sourceIds.map((id) => [id, emptyShelf()]));
  const shelfOfPost = new Map<string, Shelf>();

  function of(sourceId: string): Shelf {
    const shelf = shelves.get(sourceId);
    if (shelf === undefined) throw new Error(`no such source in the world: ${sourceId}`);
    return shelf;
  }

  function find(postId: string): WorldPost | null {
    return shelfOfPost.get(postId)?.posts.get(postId) ?? null;
  }

  return {
    of,
    find,
    get(postId) {
      const post = find(postId);
      if (post === null) throw new Error(`no such post in the world: ${postId}`);
      return post;
    },
    put(post, at) {
      const shelf = of(post.sourceId);
      if (shelfOfPost.has(post.id)) throw new Error(`this post is there already: ${post.id}`);
      if (shelf.idByPath.has(post.urlPath)) throw new Error(`this address is taken: ${post.urlPath}`);
      shelf.posts.set(post.id, post);
      shelf.idByPath.set(post.urlPath, post.id);
      shelfOfPost.set(post.id, shelf);
      touch(shelf, at);
    },
    replace(post, at) {
      const shelf = of(post.sourceId);
      shelf.posts.set(post.id, post);
      touch(shelf, at);
      return post;
    },
    take(post) {
      const shelf = of(post.sourceId);
      shelf.posts.delete(post.id);
      shelf.idByPath.delete(post.urlPath);
      shelfOfPost.delete(post.id);
    },
  };
}

export function touch(shelf: Shelf, at: Date): void {
  shelf.revision += 1;
  if (at > shelf.changedAt) shelf.changedAt = at;
}

function emptyShelf(): Shelf {
  return { posts: new Map(), removed: [], idByPath: new Map(), revision: 0, changedAt: new Date(0) };
}
