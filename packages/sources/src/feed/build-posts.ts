import type { Platform } from "@earshot/core/collect/platform";
import type { CollectedPost } from "@earshot/core/collect/post";
import type { EntryDraft } from "./entry-draft.ts";
import { readExternalIds } from "./external-id.ts";
import { readDate } from "./read-date.ts";

export interface PostContext {
  now: Date;
  zoneMinutes: number | null;
  namespace: string;
  platform: Platform;
}

/**
 * Makes posts of the entries of one feed. Entries that repeat an id with the same link are one post, of which the
 * newest version stays; the warnings name them.
 */
export function buildPosts(
  drafts: readonly EntryDraft[],
  context: PostContext,
): { posts: CollectedPost[]; warnings: string[] } {
  const { ids, warnings } = readExternalIds(drafts);
  const posts = new Map<string, CollectedPost>();
  for (const [index, draft] of drafts.entries()) {
    const post = buildPost(draft, ids[index] ?? "", context);
    const twin = posts.get(post.externalId);
    if (twin === undefined || versionTime(post) > versionTime(twin)) posts.set(post.externalId, post);
    if (twin !== undefined) {
      const what = twin.text === post.text ? "twice" : "with two texts, the newer one is kept";
      warnings.push(`id ${quote(post.externalId)} appears ${what}`);
    }
  }
  linkThreads(posts);
  return { posts: [...posts.values()], warnings };
}

function buildPost(draft: EntryDraft, externalId: string, context: PostContext): CollectedPost {
  const published = readDate(draft.published, context);
  const edited = draft.edited === null ? null : readDate(draft.edited, context);
  const isEdited =
    edited !== null &&
    (edited.flag === null || edited.flag === "no_zone") &&
    edited.date.getTime() > published.date.getTime();
  return {
    namespace: context.namespace,
    externalId,
    platform: context.platform,
    url: draft.link,
    title: draft.title,
    text: draft.text,
    author: draft.author,
    publishedAt: published.date,
    dateFlag: published.flag,
    editedAt: isEdited ? edited.date : null,
    parentExternalId: draft.parentId === externalId ? null : draft.parentId,
    rootExternalId: null,
    engagement: draft.engagement,
    statedLanguage: draft.language,
    tags: draft.tags,
  };
}

/** Follows the answers upwards as far as the feed shows them. A thread whose start is not in the feed has no root yet. */
function linkThreads(posts: ReadonlyMap<string, CollectedPost>): void {
  const settled = new Set<CollectedPost>();
  for (const post of posts.values()) {
    const branch: CollectedPost[] = [];
    let top: CollectedPost | undefined = post;
    while (top !== undefined && top.parentExternalId !== null && !settled.has(top)) {
      // Settled at once: two posts that answer each other end the walk without a root.
      settled.add(top);
      branch.push(top);
      top = posts.get(top.parentExternalId);
    }
    if (top === undefined) continue;
    const root = top.parentExternalId === null ? top.externalId : top.rootExternalId;
    for (const answer of branch) answer.rootExternalId = root;
  }
}

function versionTime(post: CollectedPost): number {
  return (post.editedAt ?? post.publishedAt).getTime();
}

function quote(id: string): string {
  return JSON.stringify(id.length > 80 ? `${id.slice(0, 80)}…` : id);
}
