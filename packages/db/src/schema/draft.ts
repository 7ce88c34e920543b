import type {
  DraftChannel,
  DraftLanguage,
  DraftSpeaker,
  DraftState,
} from "@earshot/core/respond/draft/draft";
import { boolean, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

/** An answer that is being written, from its first word to what became of it. */
export const draft = pgTable("draft", {
  draftId: smallId("draft_id"),
  version: integer("version").notNull().default(1),
  /** What it answers; both null for words of one's own. */
  postId: big("post_id"),
  storyId: big("story_id"),
  promptId: big("prompt_id"),
  title: text("title").notNull(),
  speaker: text("speaker").$type<DraftSpeaker>().notNull(),
  /** The executive that speaks; null where nobody was named. */
  entityId: integer("entity_id"),
  channel: text("channel").$type<DraftChannel>().notNull(),
  language: text("language").$type<DraftLanguage>().notNull(),
  state: text("state").$type<DraftState>().notNull().default("writing"),
  /** The newest of its texts. */
  number: integer("number").notNull().default(1),
  dueAt: instant("due_at"),
  createdAt: instant("created_at").notNull(),
  createdBy: integer("created_by"),
  /** Of whoever began it: the same person beginning with the same key again gets this one. */
  requestKey: uuid("request_key"),
  sentAt: instant("sent_at"),
  approvedAt: instant("approved_at"),
  publishedAt: instant("published_at"),
  publishedBy: integer("published_by"),
  publishedUrl: text("published_url"),
  /** The published words once they were collected. */
  publishedPostId: big("published_post_id"),
  isDemo: boolean("is_demo").notNull().default(false),
  changedAt: instant("changed_at").notNull(),
});
