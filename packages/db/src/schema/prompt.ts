import type { PromptBody } from "@earshot/core/respond/prompt";
import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { big, bigId, instant } from "./columns.ts";

/** What was suggested for a post; the newest has no `supersededAt`. */
export const prompt = pgTable("prompt", {
  promptId: bigId("prompt_id"),
  postId: big("post_id").notNull(),
  madeAt: instant("made_at").notNull(),
  /** When the same came out again. */
  checkedAt: instant("checked_at").notNull(),
  playbookId: integer("playbook_id").notNull(),
  factsHash: text("facts_hash").notNull(),
  ruleId: text("rule_id").notNull(),
  body: jsonb("body").$type<PromptBody>().notNull(),
  supersededAt: instant("superseded_at"),
});
