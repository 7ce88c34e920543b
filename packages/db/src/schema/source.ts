import type { Platform } from "@earshot/core/collect/platform";
import type { SourceKind, SourceState, SourceTier } from "@earshot/core/collect/source";
import { boolean, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

export const source = pgTable("source", {
  sourceId: smallId("source_id"),
  key: text("key").notNull(),
  kind: text("kind").$type<SourceKind>().notNull(),
  platform: text("platform").$type<Platform>().notNull(),
  name: text("name").notNull(),
  url: text("url").notNull(),
  siteUrl: text("site_url"),
  tier: integer("tier").$type<SourceTier>().notNull().default(2),
  audience: big("audience"),
  /** A path, "СМИ/Регионы". */
  folder: text("folder"),
  tags: text("tags").array().notNull().default([]),
  note: text("note"),
  language: text("language"),
  state: text("state").$type<SourceState>().notNull().default("new"),
  stateSince: instant("state_since").notNull(),
  reasonCode: text("reason_code"),
  reasonRaw: text("reason_raw"),
  lastSuccessAt: instant("last_success_at"),
  lastAttemptAt: instant("last_attempt_at"),
  nextCheckAt: instant("next_check_at"),
  leaseUntil: instant("lease_until"),
  errorCount: integer("error_count").notNull().default(0),
  postCount: integer("post_count").notNull().default(0),
  etag: text("etag"),
  lastModified: text("last_modified"),
  bodyHash: text("body_hash"),
  movedTo: text("moved_to"),
  movedCount: integer("moved_count").notNull().default(0),
  cursor: jsonb("cursor").$type<unknown>(),
  serviceRoot: text("service_root"),
  readsComments: boolean("reads_comments").notNull().default(false),
  ownerEntityId: integer("owner_entity_id"),
  /** Days for which its posts that mention nothing are kept; null: as the installation keeps them. */
  keepDays: integer("keep_days"),
  isDemo: boolean("is_demo").notNull().default(false),
  createdAt: instant("created_at").notNull(),
  /** From when on its posts are there, with what its first window and walks back brought; null until it was read. */
  heardSince: instant("heard_since"),
  retiredAt: instant("retired_at"),
});
