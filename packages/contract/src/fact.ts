import { factStandings, factStates } from "@earshot/core/respond/fact-standing";
import { z } from "zod";
import { idMax } from "./id.ts";

const time = z.iso.datetime();
const statement = z.string().trim().max(1_000);
const personSchema = z.object({ personId: z.int(), name: z.string() });

export const factStandingSchema = z.enum(factStandings);

/** A statement that prompts and drafts may rest on. */
export const factSchema = z.object({
  factCardId: z.int(),
  /** Grows with every change; a change that names an older one is refused. */
  version: z.int(),
  textRu: z.string(),
  textEn: z.string(),
  /** Figures with what they count. */
  numbers: z.array(z.string()),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  owner: personSchema.nullable(),
  /** Whom it speaks of; null: it may be used whatever a post is about. */
  entity: z.object({ entityId: z.int(), name: z.string() }).nullable(),
  state: z.enum(factStates),
  /** `offered` and `expiring` ones are suggested, no other ever is. */
  standing: factStandingSchema,
  approvedAt: time.nullable(),
  approvedBy: personSchema.nullable(),
  expiresAt: time.nullable(),
  changedAt: time,
  changedBy: personSchema.nullable(),
  isDemo: z.boolean(),
});
export type Fact = z.infer<typeof factSchema>;

export const factListQuerySchema = z.object({
  /** Words in any form, Russian and English. */
  q: z.string().max(200).optional(),
  standing: factStandingSchema.optional(),
});
export const factListSchema = z.object({
  /** What runs out first, then what waits for approval, then the rest; at most 500. */
  facts: z.array(factSchema),
  /** All cards, whatever was asked for. */
  counts: z.record(factStandingSchema, z.int()),
});
export type FactList = z.infer<typeof factListSchema>;

const fields = {
  textRu: statement,
  textEn: statement,
  numbers: z.array(z.string().trim().max(120)).max(20),
  source: z.string().trim().max(500),
  /** Where it can be looked up: http or https. */
  sourceUrl: z
    .url({ protocol: /^https?$/, error: "use a whole address, such as https://example.com/statement" })
    .max(2_000)
    .nullable(),
  ownerId: z.int().positive().max(idMax).nullable(),
  entityId: z.int().positive().max(idMax).nullable(),
  expiresAt: time.nullable(),
};

export const addFactSchema = z.object({
  ...fields,
  textRu: statement.default(""),
  textEn: statement.default(""),
  numbers: fields.numbers.default([]),
  source: fields.source.default(""),
  sourceUrl: fields.sourceUrl.default(null),
  ownerId: fields.ownerId.default(null),
  entityId: fields.entityId.default(null),
  expiresAt: fields.expiresAt.default(null),
});
export type NewFact = z.input<typeof addFactSchema>;

const version = z.int().positive();
export const changeFactSchema = z.object(fields).partial().extend({ version });
export const approveFactSchema = z.object({ version });
export const withdrawFactSchema = z.object({ version, reason: z.string().trim().max(500).default("") });
export const factParams = z.object({ factCardId: z.coerce.number().int().positive().max(idMax) });

/** What was done to a card, the newest first. */
export const factHistorySchema = z.object({
  events: z.array(
    z.object({
      at: time,
      what: z.string(),
      /** Null: a command or the demo. */
      by: z.string().nullable(),
      from: z.record(z.string(), z.unknown()),
      to: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type FactHistory = z.infer<typeof factHistorySchema>;
