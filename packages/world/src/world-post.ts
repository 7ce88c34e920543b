import type { Calendar } from "./calendar.ts";
import type { Counters, MonthPost, WorldAuthor } from "./content.ts";

/** A post as the world publishes it. */
export interface WorldPost {
  id: string;
  sourceId: string;
  title: string | null;
  text: string;
  lang: string;
  author: WorldAuthor;
  publishedAt: Date;
  /** Null until the text is edited. */
  editedAt: Date | null;
  parentId: string | null;
  urlPath: string;
  engagement: Counters;
  tags: string[];
}

/** The tag of posts that the live loop repeats. */
export const loopTag = "demo-loop";

/** The id that feeds carry: the same on every port and at every start. */
export function globalId(postId: string): string {
  return `tag:world.earshot.example,2026:${postId}`;
}

/** Where a person reads the post. */
export function postUrl(base: string, post: Pick<WorldPost, "sourceId" | "urlPath">): string {
  return `${base}/s/${post.sourceId}${post.urlPath}`;
}

/** A post of the month at its place in the calendar. What people decided about it stays behind. */
export function datePost(post: MonthPost, calendar: Calendar): WorldPost {
  return {
    id: post.id,
    sourceId: post.sourceId,
    title: post.title,
    text: post.text,
    lang: post.lang,
    author: post.author,
    publishedAt: calendar.at(post.day, post.time),
    editedAt: null,
    parentId: post.parentId,
    urlPath: post.urlPath,
    engagement: post.engagement,
    tags: [],
  };
}
