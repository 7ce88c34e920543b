import { integer, jsonb, pgTable } from "drizzle-orm/pg-core";
import { big, instant, smallId } from "./columns.ts";

/** How much went, by kind. */
export interface Removed {
  accounts: number;
  posts: number;
  notes: number;
  /** Lines of the audit log that named the person and do no more. */
  auditLines: number;
}

/** That a person's data was erased, without whose it was. */
export const erasure = pgTable("erasure", {
  erasureId: smallId("erasure_id"),
  at: instant("at").notNull(),
  personId: integer("person_id"),
  removed: jsonb("removed").$type<Removed>().notNull(),
  /** Accounts that something is still kept of as evidence. */
  pending: big("pending").array().notNull().default([]),
  /** Posts that went but stand in held evidence of other posts. */
  copied: big("copied").array().notNull().default([]),
  held: integer("held").notNull().default(0),
  endedAt: instant("ended_at"),
  /** Posts that were met again and not taken. */
  refused: big("refused").notNull().default(0),
  refusedAt: instant("refused_at"),
  liftedAt: instant("lifted_at"),
  liftedBy: integer("lifted_by"),
});
