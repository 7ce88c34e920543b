import type { CollectedPost } from "@earshot/core/collect/post";
import type { ImportField } from "@earshot/core/import/field";

/** A post as a line of JSONL, ours: what was collected, and under `earshot` what was made of it. Reading it back gives the same post. */
export type OwnPost = Pick<
  CollectedPost,
  | "namespace"
  | "externalId"
  | "platform"
  | "url"
  | "title"
  | "text"
  | "parentExternalId"
  | "statedLanguage"
  | "tags"
> & {
  publishedAt: string;
  author: { name: string | null; handle: string | null; url: string | null; followers: number | null } | null;
  engagement: { likes: number | null; comments: number | null; shares: number | null; views: number | null };
};

const meanings: Readonly<Record<string, ImportField>> = {
  namespace: "namespace",
  externalId: "external_id",
  platform: "platform",
  url: "url",
  title: "title",
  text: "text",
  publishedAt: "date",
  parentExternalId: "parent_id",
  statedLanguage: "language",
  tags: "tags",
  "author.name": "author",
  "author.handle": "author_handle",
  "author.url": "author_url",
  "author.followers": "followers",
  "engagement.likes": "likes",
  "engagement.comments": "comments",
  "engagement.shares": "shares",
  "engagement.views": "views",
} satisfies Record<string, ImportField>;

/** The meaning of the columns of our own lines; labels and work of people are left out, they belong to the installation that made them. */
export function ownFields(columns: readonly string[]): (ImportField | null)[] {
  return columns.map((column) => (Object.hasOwn(meanings, column) ? (meanings[column] ?? null) : null));
}
