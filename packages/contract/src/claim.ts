import { carrierStates, decidedCarrierStates } from "@earshot/core/respond/claim";
import { z } from "zod";
import { factSchema } from "./fact.ts";
import { idMax } from "./id.ts";
import { claimStatusSchema } from "./incident.ts";

const time = z.iso.datetime();
/** Audience of some posts: views where they are known, else followers of the author. */
const reachSchema = z.object({ total: z.number().nullable(), known: z.int(), posts: z.int() });

/** A claim of the ledger: what is said, what is known of it, what came of what we said. */
export const ledgerClaimSchema = z.object({
  claimId: z.int(),
  version: z.int(),
  text: z.string(),
  status: claimStatusSchema,
  evidence: z.string(),
  statement: z.string(),
  statementUrl: z.string().nullable(),
  /** The incident that it belongs to; null: to none. */
  incident: z.object({ incidentId: z.int(), title: z.string() }).nullable(),
  createdAt: time,
  changedAt: time,
  changedBy: z.string().nullable(),
  correctedAt: time.nullable(),
  firstAt: time.nullable(),
  /** Posts that wait for a person to say whether they carry it. */
  proposed: z.int(),
  claimReach: reachSchema,
  correctionReach: reachSchema,
  /** Reach of the correction by reach of the claim; null where either is unknown. */
  ratio: z.number().nullable(),
  /** Carriers published after the correction; null as long as there is none. */
  repeats: z.int().nullable(),
});
export type LedgerClaim = z.infer<typeof ledgerClaimSchema>;

export const claimListQuerySchema = z.object({
  q: z.string().max(200).optional(),
  status: claimStatusSchema.optional(),
});
export const claimListSchema = z.object({ claims: z.array(ledgerClaimSchema) });

export const claimPostSchema = z.object({
  postId: z.int(),
  state: z.enum(carrierStates),
  /** Share of the claim's words that it has; null where a person named it. */
  likeness: z.number().nullable(),
  asksTruth: z.boolean(),
  title: z.string(),
  source: z.string(),
  author: z.string().nullable(),
  publishedAt: time,
  audience: z.number().nullable(),
  isRepeat: z.boolean(),
});
export type ClaimPost = z.infer<typeof claimPostSchema>;

export const claimDetailSchema = z.object({
  claim: ledgerClaimSchema,
  posts: z.array(claimPostSchema),
  facts: z.array(factSchema),
});
export type ClaimDetail = z.infer<typeof claimDetailSchema>;

const text = z.string().trim().min(3).max(500);
const long = z.string().trim().max(10_000);
export const addClaimSchema = z.object({ text });
export const changeClaimSchema = z.object({
  version: z.int().positive(),
  text: text.optional(),
  status: claimStatusSchema.optional(),
  evidence: long.optional(),
  statement: long.optional(),
  statementUrl: z
    .url({ protocol: /^https?$/, error: "use a whole address, such as https://example.com/statement" })
    .max(2_000)
    .nullish(),
  correctedAt: time.nullish(),
  factIds: z.array(z.int().positive().max(idMax)).max(50).optional(),
});
export const decideCarriersSchema = z.object({
  postIds: z.array(z.int().positive()).min(1).max(200),
  state: z.enum(decidedCarrierStates),
});
export const claimParams = z.object({ claimId: z.coerce.number().int().positive().max(idMax) });
