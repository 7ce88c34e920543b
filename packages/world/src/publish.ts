import type { Archive } from "./archive.ts";
import type { Counters, WorldAuthor } from "./content.ts";
import type { WorldPost } from "./world-post.ts";

/** A post to publish; what is left out is filled in. */
export interface NewPost {
  sourceId: string;
  text: string;
  id?: string;
  title?: string;
  lang?: string;
  author?: Partial<WorldAuthor>;
  publishedAt?: Date;
  parentId?: string;
  urlPath?: string;
  engagement?: Partial<Counters>;
  tags?: string[];
}

const noCounters: Counters = { likes: null, comments: null, shares: null, views: null };

function fillIn(post: NewPost, id: string, now: Date): WorldPost {
  const { handle = "@guest", name = "Guest", followers = null, bio = null } = post.author ?? {};
  return {
    id,
    sourceId: post.sourceId,
    title: post.title ?? null,
    text: post.text,
    lang: post.lang ?? "ru",
    author: { handle, name, followers, bio },
    publishedAt: post.publishedAt ?? now,
    editedAt: null,
    parentId: post.parentId ?? null,
    urlPath: post.urlPath ?? `/published/${id}`,
    engagement: { ...noCounters, ...post.engagement },
    tags: post.tags ?? [],
  };
}

/** Publishes posts one by one; ids that are not given carry the instant at which the publisher was made. */
export function createPublisher(archive: Archive, now: () => Date): (post: NewPost) => WorldPost {
  const run = now().getTime().toString(36);
  let published = 0;
  return (post) => {
    published += 1;
    const id = post.id ?? `new-${run}-${published}`;
    if (!/^[\w.-]+$/.test(id)) throw new Error(`a post id has letters, digits, dots and dashes only: ${id}`);
    const at = now();
    const filled = fillIn(post, id, at);
    archive.add(filled, at);
    return filled;
  };
}
