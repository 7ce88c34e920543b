import type { Direction, LabelSpan, Probabilities, Sentiment } from "@earshot/core/analyse/label";
import type { Platform } from "@earshot/core/collect/platform";
import type { PriorityFactor } from "@earshot/core/triage/priority";
import type { IrrelevantReason } from "@earshot/core/triage/irrelevant";
import type { Severity, Status } from "@earshot/core/triage/status";
import { boolean, date, doublePrecision, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant } from "./columns.ts";
import type { SetBy } from "./mention.ts";

/** Offsets are UTF-16 units, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A signal of the text (threat, call to action …) with the words that show it. */
export interface FoundSignal {
  name: string;
  spans: Span[];
}

export const triage = pgTable("triage", {
  postId: big("post_id").primaryKey(),
  month: date("month", { mode: "string" }).notNull(),
  version: integer("version").notNull().default(1),
  status: text("status").$type<Status>().notNull().default("new"),
  severity: integer("severity").$type<Severity>().notNull(),
  severityBy: text("severity_by").$type<SetBy | "rule">().notNull().default("machine"),
  priority: doublePrecision("priority").notNull(),
  factors: jsonb("factors").$type<PriorityFactor[]>().notNull(),
  direction: text("direction").$type<Direction>().notNull(),
  also: text("also").array().$type<Direction[]>().notNull(),
  confidence: doublePrecision("confidence").notNull(),
  isUnsure: boolean("is_unsure").notNull(),
  directionBy: text("direction_by").$type<SetBy>().notNull().default("machine"),
  directionProbabilities: jsonb("direction_probabilities").$type<Probabilities<Direction>>().notNull(),
  spans: jsonb("spans").$type<LabelSpan[]>().notNull(),
  signals: jsonb("signals").$type<FoundSignal[]>().notNull(),
  toxicity: doublePrecision("toxicity"),
  spam: doublePrecision("spam"),
  model: text("model").notNull(),
  title: text("title"),
  snippet: text("snippet").notNull(),
  snippetHits: jsonb("snippet_hits").$type<Span[]>().notNull(),
  lang: text("lang").notNull(),
  platform: text("platform").$type<Platform>().notNull(),
  sourceId: integer("source_id").notNull(),
  authorId: big("author_id"),
  publishedAt: instant("published_at").notNull(),
  foundAt: instant("found_at").notNull(),
  url: text("url"),
  likes: big("likes"),
  comments: big("comments"),
  shares: big("shares"),
  views: big("views"),
  isApproximate: boolean("is_approximate").notNull(),
  entityIds: integer("entity_ids").array().notNull(),
  sentiments: text("sentiments").array().$type<Sentiment[]>().notNull(),
  entitySentiments: text("entity_sentiments").array().notNull(),
  isReply: boolean("is_reply").notNull(),
  isDemo: boolean("is_demo").notNull(),
  /** Person who has taken it on. */
  assigneeId: integer("assignee_id"),
  tagIds: integer("tag_ids").array().notNull().default([]),
  noteCount: integer("note_count").notNull().default(0),
  /** Story it belongs to; null until it was grouped. */
  storyId: big("story_id"),
  /** Repeats an earlier post of its story. */
  isReprint: boolean("is_reprint").notNull().default(false),
  /** Out of the list of open posts until then. */
  snoozedUntil: instant("snoozed_until"),
  irrelevantBecause: text("irrelevant_because").$type<IrrelevantReason>(),
  /** People who were called in. */
  escalatedTo: integer("escalated_to").array().notNull().default([]),
  /** The block that hides it. */
  blockedBy: integer("blocked_by"),
  updatedAt: instant("updated_at").notNull(),
});
