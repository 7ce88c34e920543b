import type { ImportField } from "@earshot/core/import/field";

/** Columns of our own lines (`core/report/mention-line`). */
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
};

/** The meaning of the columns of our own lines; labels and work of people are left out, they belong to the installation that made them. */
export function ownFields(columns: readonly string[]): (ImportField | null)[] {
  return columns.map((column) => (Object.hasOwn(meanings, column) ? (meanings[column] ?? null) : null));
}
