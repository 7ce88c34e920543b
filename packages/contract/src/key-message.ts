import { z } from "zod";
import { idMax } from "./id.ts";

const time = z.iso.datetime();

/** What a company wants to be heard saying. */
export const keyMessageSchema = z.object({
  keyMessageId: z.int(),
  version: z.int(),
  textRu: z.string(),
  textEn: z.string(),
  /** In the words of the search line; a post that has one of them carries the message. */
  phrases: z.array(z.string()),
  /** Whose message; null: of all of ours. */
  entity: z.object({ entityId: z.int(), name: z.string() }).nullable(),
  activeFrom: time.nullable(),
  activeTill: time.nullable(),
  place: z.int(),
  isRetired: z.boolean(),
  changedAt: time,
});
export type KeyMessage = z.infer<typeof keyMessageSchema>;

/** Message pull-through of a period; its passport is `messagePullThrough` of the core. */
export const pullThroughSchema = z.object({
  keyMessageId: z.int(),
  /** Posts of the period about us that carry it. */
  hits: z.int(),
  /** All posts of the period about us. */
  n: z.int(),
  /** 0 to 1, with bounds of 95 %; null where n is 0. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Of the hits, reprints of others. */
  reprints: z.int(),
  /** The part of the period in which the message holds; null when it holds in none of it. */
  from: time.nullable(),
  till: time.nullable(),
});
export type PullThrough = z.infer<typeof pullThroughSchema>;

export const keyMessageQuerySchema = z.object({
  from: time,
  till: time,
  retired: z.stringbool().default(false),
});
export const keyMessageListSchema = z.object({
  messages: z.array(keyMessageSchema),
  pullThrough: z.array(pullThroughSchema),
});
export type KeyMessageList = z.infer<typeof keyMessageListSchema>;

const statement = z.string().trim().max(500);
const fields = {
  textRu: statement,
  textEn: statement,
  phrases: z.array(z.string().trim().max(300)).max(30),
  entityId: z.int().positive().max(idMax).nullable(),
  activeFrom: time.nullable(),
  activeTill: time.nullable(),
};
export const addKeyMessageSchema = z.object({
  ...fields,
  textRu: statement.default(""),
  textEn: statement.default(""),
  entityId: fields.entityId.default(null),
  activeFrom: fields.activeFrom.default(null),
  activeTill: fields.activeTill.default(null),
});
export type NewKeyMessage = z.input<typeof addKeyMessageSchema>;
export const changeKeyMessageSchema = z
  .object({ ...fields, place: z.int().min(0).max(10_000), isRetired: z.boolean() })
  .partial()
  .extend({ version: z.int().positive() });
export type KeyMessageChange = z.input<typeof changeKeyMessageSchema>;
export const keyMessageParams = z.object({ keyMessageId: z.coerce.number().int().positive().max(idMax) });
