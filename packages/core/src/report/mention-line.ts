import type { MentionFacts } from "./mention-table.ts";

/** What else a line says of a post, so that reading it back gives the same post. */
export interface MentionOrigin {
  namespace: string;
  externalId: string;
  parentExternalId: string | null;
  statedLanguage: string | null;
  /** Tags of its source, not of the team. */
  tags: readonly string[];
}

/**
 * A post as one line of JSON, with its line break: what was collected at the top, what was made of it here under `earshot`. An import takes the
 * former alone: labels and work belong to the installation that made them.
 */
export function mentionLine(row: MentionFacts & MentionOrigin, tagName: (tagId: number) => string): string {
  const { author, engagement } = row;
  const line = {
    namespace: row.namespace,
    externalId: row.externalId,
    parentExternalId: row.parentExternalId,
    platform: row.platform,
    url: row.url,
    title: row.title,
    text: row.text,
    publishedAt: row.publishedAt.toISOString(),
    author:
      author === null
        ? null
        : { name: author.name, handle: author.handle, url: author.url, followers: author.followers },
    engagement: {
      likes: engagement.likes,
      comments: engagement.comments,
      shares: engagement.shares,
      views: engagement.views,
    },
    statedLanguage: row.statedLanguage,
    tags: row.tags,
    earshot: {
      postId: row.postId,
      foundAt: row.foundAt.toISOString(),
      source: row.source.name,
      status: row.status,
      severity: row.severity,
      direction: row.direction,
      also: row.also,
      confidence: row.confidence,
      mentioned: row.entities.map(({ name, sentiment }) => ({ name, sentiment })),
      tags: row.tagIds.map(tagName),
      assignee: row.assignee?.name ?? null,
      story: row.story?.id ?? null,
    },
  };
  return `${JSON.stringify(line)}\n`;
}
