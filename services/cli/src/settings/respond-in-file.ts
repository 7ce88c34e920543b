import { z } from "zod";
import { addCalendarEntrySchema, changeCalendarEntrySchema } from "@earshot/contract/calendar";
import { dashboardDefinitionSchema, storedFilterSchema, widgetSchema } from "@earshot/contract/dashboard";
import { changeFactSchema } from "@earshot/contract/fact";
import { addKeyMessageSchema, changeKeyMessageSchema } from "@earshot/contract/key-message";
import { keySchema } from "./file-key.ts";

export { playbookSchema } from "@earshot/contract/playbook";

/** An instant with its offset, kept in UTC as the page writes it. */
const timeSchema = z.iso
  .datetime({ offset: true, error: 'use a time in quotes, such as "2026-11-22T10:00:00Z"' })
  .transform((text) => new Date(text).toISOString());
const emailSchema = z.email().transform((text) => text.toLowerCase());
const about = keySchema.nullish();

const fact = changeFactSchema.shape;
export const factSchema = z
  .strictObject({
    ru: fact.textRu,
    en: fact.textEn,
    numbers: fact.numbers,
    source: fact.source,
    url: fact.sourceUrl,
    /** Key of whom it speaks of; without it the card may be used whatever a post is about. */
    about,
    /** E-mail address of who keeps it true. */
    owner: emailSchema.nullish(),
    /** Whoever applies the file vouches for what the card says. Approval is taken back in the page alone. */
    approved: z.literal(true, { error: "write true, or leave it out" }).optional(),
    expires: timeSchema.nullish(),
  })
  .refine(({ ru = "", en = "" }) => ru + en !== "", { error: "say it in ru, en or both" });

const message = changeKeyMessageSchema.shape;
export const keyMessageSchema = z
  .strictObject({
    ru: message.textRu,
    en: message.textEn,
    /** In the words of the search line. */
    phrases: addKeyMessageSchema.shape.phrases.min(1, {
      error: "name at least one phrase by which it is recognised",
    }),
    /** Key of whose message it is; without it, of all of ours. */
    about,
    from: timeSchema.nullish(),
    till: timeSchema.nullish(),
  })
  .refine(({ ru = "", en = "" }) => ru + en !== "", { error: "say it in ru, en or both" });

const plan = changeCalendarEntrySchema.shape;
export const planSchema = z.strictObject({
  kind: addCalendarEntrySchema.shape.kind,
  title: addCalendarEntrySchema.shape.title,
  at: timeSchema,
  till: timeSchema.nullish(),
  /** `at` is the beginning of the first day, `till` the end of the last. */
  allDay: z.boolean().optional(),
  note: plan.note,
  platform: plan.platform,
  link: plan.link,
  /** Of a quiet period: the words that it is about. */
  terms: plan.terms,
  state: plan.state,
  owner: emailSchema.nullish(),
  /** Key of in whose name. */
  about,
});

/** As the API keeps it, but whom and what it asks for stand by key; authors and stories belong to one installation. */
const filterSchema = storedFilterSchema.omit({ author: true, story: true }).extend({
  entity: z.array(keySchema).max(200).optional(),
  source: z.array(keySchema).max(200).optional(),
});
export type FileFilter = z.infer<typeof filterSchema>;

const question = widgetSchema.shape.question.unwrap();
export const dashboardSchema = z
  .strictObject({
    ...dashboardDefinitionSchema.shape,
    /** E-mail address of whose own it is; without it, of the team. */
    owner: emailSchema.nullish(),
    filter: filterSchema.default({}),
    widgets: z
      .array(
        widgetSchema.extend({ question: question.extend({ filter: filterSchema.default({}) }).prefault({}) }),
      )
      .max(40)
      .default([]),
  })
  .refine(({ widgets }) => new Set(widgets.map(({ id }) => id)).size === widgets.length, {
    path: ["widgets"],
    error: "must differ in their ids",
  });
