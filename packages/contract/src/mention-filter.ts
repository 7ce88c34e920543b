import { z } from "zod";
import { listOrders } from "@earshot/core/triage/order";
import { periods } from "@earshot/core/triage/period";
import { queryLengthMax } from "@earshot/core/triage/query/query-length";
import { several } from "./several.ts";
import { zoneSchema } from "./zone.ts";
import { idMax } from "./id.ts";
import { directionSchema, platformSchema, sentimentSchema, statusSchema } from "./mention.ts";

const numberInAddress = z.coerce.number().int();
const idInAddress = numberInAddress.min(-idMax).max(idMax);

const authorInAddress = z.coerce.number().int().positive();

/** An instant of our era: PostgreSQL has no year 0. */
const sinceYear1 = z.iso.datetime().regex(/^(?!0000)/, { error: "The year 0 did not exist." });

/** Filters of the triage list; they live in the address of the page too. Without `status` the open ones are shown. */
export const mentionFilterSchema = z.object({
  status: several(statusSchema),
  direction: several(directionSchema),
  sentiment: several(sentimentSchema),
  severity: several(numberInAddress.min(1).max(5)),
  platform: several(platformSchema),
  source: several(idInAddress),
  entity: several(idInAddress),
  lang: several(z.string().max(8)),
  unsure: z.stringbool().optional(),
  /** People by number, `me`, and `nobody` for posts that nobody has or somebody who left. */
  assignee: several(z.union([z.enum(["me", "nobody"]), idInAddress])),
  tag: several(idInAddress),
  /** Whether somebody wrote a note. */
  noted: z.stringbool().optional(),
  /** Posts that were put off, instead of those that wait for somebody now. */
  asleep: z.stringbool().optional(),
  /** Posts that one has starred oneself. */
  starred: z.stringbool().optional(),
  /** Without posts that repeat an earlier one of their story, or those alone. */
  reprints: z.stringbool().optional(),
  /** Posts of these stories; without `status` those of any status. */
  story: several(idInAddress),
  /** Posts of these incidents; without `status` those of any status. */
  incident: several(idInAddress),
  /** Posts of any incident, or of none. */
  inIncident: z.stringbool().optional(),
  /** One row a story, its most urgent post of those that the filter leaves, beside the posts that nothing repeats. */
  per: z.enum(["story"]).optional(),
  /** Whether you have opened it. */
  read: z.stringbool().optional(),
  /** Whether it is part of a story. */
  instory: z.stringbool().optional(),
  /** Posts that numbers of reports count: none of our own accounts, none that were called irrelevant or whose author is blocked. */
  counted: z.stringbool().optional(),
  /** Numbers of authors. */
  author: several(authorInAddress),
  /** What comes first; the most urgent when it is left out. */
  sort: z.enum(listOrders).optional(),
  tier: several(numberInAddress.min(1).max(3)),
  folder: several(z.string().min(1).max(200)),
  /**
   * A query: words, "words in a row", -without, one OR another, NEAR/5, begin*, (brackets) and fields such as severity>=4; see
   * parse-query of core. One that names a status means posts of that status, open or not.
   */
  q: z.string().trim().max(queryLengthMax).optional(),
  /** A ready-made period that goes along with the day; the page turns it into `since`. */
  period: z.enum(periods).optional(),
  since: sinceYear1.optional(),
  until: sinceYear1.optional(),
});
export type MentionFilter = z.infer<typeof mentionFilterSchema>;

/** The same as the API takes it: with instants instead of a period. */
export const mentionQuerySchema = mentionFilterSchema.omit({ period: true }).extend({
  /** Published since your shift began: the last hand-over, or your signing in where there was none. */
  shift: z.stringbool().optional(),
  /** In whose days "published:today" is meant. */
  zone: zoneSchema.default("UTC"),
});

export const mentionListQuerySchema = mentionQuerySchema.extend({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
